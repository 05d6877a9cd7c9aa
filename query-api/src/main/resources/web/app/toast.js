// A word at the edge, for what was done. What failed stays until it is closed.

const LASTS = 6000;

export function toast(text, { bad = false } = {}) {
  const box = document.createElement('div');
  box.className = bad ? 'toast bad' : 'toast';
  const words = document.createElement('p');
  words.textContent = text;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'icon';
  close.setAttribute('aria-label', 'Close this message');
  close.textContent = '×';
  close.addEventListener('click', () => box.remove());
  box.append(words, close);
  document.getElementById('toasts').append(box);
  if (!bad) setTimeout(() => box.remove(), LASTS);
}

/** Says what went wrong, in a sentence and with what finds it in the log. */
export function complain(problem) {
  toast(sentence(problem), { bad: true });
}

export function sentence(problem) {
  const text = String(problem?.message || 'Something went wrong.');
  const whole = text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?…]$/.test(text) ? '' : '.');
  return problem?.requestId ? `${whole} (Request ${problem.requestId})` : whole;
}
