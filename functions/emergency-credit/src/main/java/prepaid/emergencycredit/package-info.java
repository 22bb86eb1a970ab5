/** Reserve credit by operators: given, shown, taken back. */
@NullMarked
package prepaid.emergencycredit;

import org.jspecify.annotations.NullMarked;
