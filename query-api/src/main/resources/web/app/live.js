// Looks again and again while somebody is looking: not in a tab behind, and not for hours at an empty chair, which would keep a
// session open that should end by itself.

const ALONE = 15 * 60_000;
const SLOWEST = 60_000;

/**
 * @param look asks; what it throws makes the next look later
 * @param every milliseconds between two looks that went well
 * @param told 'live', 'lost' or 'paused'
 * @returns looks now
 */
export function follow(look, every, told) {
  let touched = Date.now();
  let pause = every;
  let timer = 0;
  let running = null;

  const wanted = () => !document.hidden && Date.now() - touched < ALONE;

  async function once() {
    clearTimeout(timer);
    try {
      await look();
      pause = every;
      told('live');
    } catch (problem) {
      pause = Math.min(pause * 2, SLOWEST);
      told('lost', problem);
    }
    if (wanted()) timer = setTimeout(now, pause);
    else told('paused');
  }

  function now() {
    running ??= once().finally(() => {
      running = null;
    });
    return running;
  }

  const awake = () => {
    const slept = !wanted();
    touched = Date.now();
    if (slept && wanted()) now();
  };
  for (const kind of ['pointerdown', 'keydown', 'focus']) window.addEventListener(kind, awake, { passive: true });
  document.addEventListener('visibilitychange', () => (document.hidden ? clearTimeout(timer) : now()));
  timer = setTimeout(now, every);
  return now;
}
