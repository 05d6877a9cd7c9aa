// One question at a time, in the browser's own dialog: it keeps the focus, and Escape closes it.
import { html, nothing, render } from './html.js';
import { sentence } from './toast.js';

const box = document.getElementById('dialog');

/**
 * Asks, and does what is asked for while the question stands: what the server refuses is said where it was entered.
 *
 * @param fields [{name, label, hint?, value?, type?, required?, must?, options?}]; `must` is the only text that will do
 * @param act gets the values, and may throw
 * @returns what `act` returned, or undefined where nothing was done
 */
export function ask({ title, words = nothing, fields = [], go, danger = false, act }) {
  return new Promise((resolve) => {
    let result;
    let busy = false;
    let problem = nothing;
    const values = () => {
      const form = box.querySelector('form');
      return Object.fromEntries(
        fields.map(({ name, type }) => [name, type === 'checkbox' ? form.elements[name].checked : form.elements[name].value.trim()]),
      );
    };
    const ready = () => fields.every(({ name, must }) => must === undefined || box.querySelector('form')?.elements[name]?.value === must);
    const submit = async (event) => {
      event.preventDefault();
      if (busy || !ready()) return;
      busy = true;
      problem = nothing;
      const given = values();
      draw();
      try {
        result = await act(given);
        box.close();
      } catch (refused) {
        problem = sentence(refused);
        busy = false;
        draw();
      }
    };
    const draw = () =>
      render(
        html`<form @submit=${submit} @input=${draw} autocomplete="off">
          <h2 id="dialog-title">${title}</h2>
          ${words === nothing ? nothing : html`<div class="dialog-words">${words}</div>`}
          ${fields.map(field)}
          <p class="problem" role="alert">${problem}</p>
          <p class="actions">
            <button type="submit" class="button ${danger ? 'danger' : ''}" ?disabled=${busy || !ready()}>${busy ? 'One moment…' : go}</button>
            <button type="button" class="button quiet" @click=${() => box.close()}>Not now</button>
          </p>
        </form>`,
        box,
      );
    box.addEventListener(
      'close',
      () => {
        render(nothing, box);
        resolve(result);
      },
      { once: true },
    );
    draw();
    box.showModal();
    draw();
  });
}

function field({ name, label, hint, value = '', type = 'text', required = false, options = null }) {
  const id = `dialog-${name}`;
  const described = hint ? `${id}-hint` : nothing;
  const input = options
    ? html`<select id=${id} name=${name} aria-describedby=${described}>
        ${options.map(([word, shown]) => html`<option value=${word} ?selected=${word === value}>${shown}</option>`)}
      </select>`
    : type === 'checkbox'
      ? html`<input id=${id} name=${name} type="checkbox" ?checked=${Boolean(value)} aria-describedby=${described} />`
      : html`<input id=${id} name=${name} type=${type} value=${value} ?required=${required} autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby=${described} />`;
  return html`<div class="field ${type}">
    <label for=${id}>${label}</label>${input}
    ${hint ? html`<p class="hint" id=${described}>${hint}</p>` : nothing}
  </div>`;
}
