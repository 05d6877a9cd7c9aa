// Small things that all pages show alike.
import { html, nothing } from './html.js';
import { STATUS } from './words.js';

/** A letter on a colour of its own: nobody's picture is fetched from anywhere. */
export function avatar(name) {
  const text = String(name || '?');
  return html`<span class="avatar hue-${hue(text)}" aria-hidden="true">${[...text][0].toUpperCase()}</span>`;
}

/** The same for the same name everywhere. */
export function hue(name) {
  let sum = 0;
  for (const letter of String(name)) sum = (sum * 31 + letter.codePointAt(0)) % 8;
  return sum;
}

export function badge(words, tone, title = '') {
  return html`<span class="badge ${tone}" title=${title || nothing}>${words}</span>`;
}

export function status(connection) {
  const known = STATUS[connection.status] ?? [connection.status, 'plain'];
  return badge(known[0], known[1], connection.status_reason?.detail ?? '');
}

export function who(handle) {
  return html`<span class="who-is">${avatar(handle)}<span class="cut">${handle}</span></span>`;
}

/** Where there is nothing yet: what would be here, and the next step. */
export function empty(title, words, action = nothing) {
  return html`<section class="card empty"><h2>${title}</h2><p>${words}</p>${action === nothing ? nothing : html`<p class="actions">${action}</p>`}</section>`;
}

/**
 * A table that can be read on a phone: there each cell says what it is.
 *
 * @param columns [[name, cell of a row, class?]]
 */
export function table(caption, columns, rows, key) {
  return html`<div class="table-box" role="region" aria-label=${caption} tabindex="0">
    <table>
      <caption class="unseen">${caption}</caption>
      <thead><tr>${columns.map(([name, , style]) => html`<th scope="col" class=${style ?? nothing}>${name || html`<span class="unseen">Actions</span>`}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr data-key=${key(row)}>${columns.map(([name, cell, style]) => html`<td data-name=${name} class=${style ?? nothing}>${cell(row)}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}

export function menu(label, items) {
  return html`<details class="menu">
    <summary class="button quiet small" aria-label=${label}>More</summary>
    <div class="menu-panel">${items}</div>
  </details>`;
}

export function button(words, act, { tone = 'quiet', busy = false, label = '' } = {}) {
  return html`<button type="button" class="button small ${tone}" ?disabled=${busy} aria-label=${label || nothing} @click=${act}>${words}</button>`;
}

/** The lines that stand for what is not here yet, as high as what will be. */
export function waiting(lines = 3) {
  return html`<div class="waiting" aria-busy="true"><span class="unseen">Loading</span>${Array.from({ length: lines }, () => html`<span></span>`)}</div>`;
}

/** How much of it is done. */
export function step(words, done, total) {
  return html`<label class="step"><span>${words}</span><progress max=${Math.max(total, 1)} value=${total ? done : 1}></progress><span class="count">${done} of ${total}</span></label>`;
}
