// Looking again and again, as long as somebody can see it.

/** @returns {start, stop}: starting once more looks at once */
export function repeating(work, pauseMs) {
  let timer;
  let on = false;
  const again = async () => {
    clearTimeout(timer);
    if (!document.hidden) {
      await work();
    }
    clearTimeout(timer);
    if (on) {
      timer = setTimeout(again, pauseMs);
    }
  };
  document.addEventListener("visibilitychange", () => on && !document.hidden && again());
  return {
    start() {
      on = true;
      return again();
    },
    stop() {
      on = false;
      clearTimeout(timer);
    },
  };
}
