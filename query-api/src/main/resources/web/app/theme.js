'use strict';
// Not a module: it has to run before the first line is drawn.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('credledger.theme');
  } catch {
    // Storage is refused: as the system has it.
  }
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
})();
