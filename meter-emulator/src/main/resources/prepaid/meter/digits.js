/* How people read the numbers of a meter. */

/** Money is kept in 0.00001; people think in cents. Cut, never rounded up. */
export const shown = (credit) => credit.replace(/(\.\d\d)\d+$/, "$1");

export const onlyDigits = (text) => text.replace(/[^0-9]/g, "");

export const inFours = (text) => onlyDigits(text).replace(/(.{4})(?=.)/g, "$1 ");
