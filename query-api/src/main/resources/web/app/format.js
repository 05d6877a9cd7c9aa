// Times and numbers as people say them. The exact time is in the title of what shows it.
import { html } from './html.js';

const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'long' });
const EXACT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
const SHORT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const NUMBER = new Intl.NumberFormat('en-GB');

const UNITS = [
  ['year', 365 * 86400],
  ['month', 30 * 86400],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
];

export function relative(instant, now = Date.now()) {
  const seconds = (Date.parse(instant) - now) / 1000;
  const size = Math.abs(seconds);
  if (size < 60) return seconds > 0 ? 'in under a minute' : 'just now';
  const [unit, length] = UNITS.find(([, length]) => size >= length);
  return RELATIVE.format(Math.trunc(seconds / length), unit);
}

export const exact = (instant) => EXACT.format(new Date(instant));
export const short = (instant) => SHORT.format(new Date(instant));
export const number = (count) => NUMBER.format(count);
export const plural = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;

/** How long ago or until; a dash where there is nothing to tell. */
export function ago(instant, otherwise = '–') {
  return instant
    ? html`<time datetime=${instant} title=${exact(instant)}>${relative(instant)}</time>`
    : html`<span class="none">${otherwise}</span>`;
}

/** The time itself, how long ago in the title. */
export function at(instant) {
  return html`<time datetime=${instant} title=${`${relative(instant)}, ${exact(instant)}`}>${short(instant)}</time>`;
}
