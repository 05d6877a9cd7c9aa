// Any moment of a connection: a step for each event, or a time of one's own. The address of the page is the moment's.
import { short } from './format.js';
import { html, live, noChange, nothing } from './html.js';
import { event } from './words.js';

/** Of the address; null for now. */
export function given() {
  return new URLSearchParams(location.search).get('as_of');
}

export function remember(moment) {
  history.replaceState(null, '', address(moment));
}

export function address(moment) {
  return moment ? `${location.pathname}?as_of=${encodeURIComponent(moment)}` : location.pathname;
}

/** The last of the events that a moment takes in; -1 before the first. */
export function indexOf(moment, events) {
  if (!moment) return events.length - 1;
  const exactly = events.findIndex(({ position }) => position === moment);
  if (exactly >= 0) return exactly;
  const time = Date.parse(moment);
  return events.findLastIndex(({ at }) => Date.parse(at) <= time);
}

/** A time in the field's own words: local, to the second. */
function local(instant) {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

// Not under the fingers of somebody who types.
function field(moment, here) {
  if (document.activeElement?.id === 'time') return noChange;
  const isTime = moment && !/^\d+:\d+$/.test(moment);
  return live(local(isTime ? moment : (here?.at ?? new Date())));
}

/** @param go gets a position, a time, or null for now */
export function slider(events, index, moment, go) {
  const last = events.length - 1;
  const here = index < 0 ? null : events[index];
  const words = here ? `${index + 1} of ${events.length}: ${event(here.type)}, ${short(here.at)}` : 'before it existed';
  const steps = ({ target }) => go(Number(target.value) === last ? null : events[Number(target.value)].position);
  const time = ({ target }) => target.value && target.checkValidity() && go(new Date(target.value).toISOString());
  return html`<section class="card moment" aria-label="Moment">
    <output for="moment">${moment ? `As it was: ${words}` : 'As it is now'}</output>
    <label class="unseen" for="moment">Moment, an event a step</label>
    <input id="moment" type="range" min="0" max=${Math.max(last, 0)} step="1" .value=${live(String(Math.max(index, 0)))} aria-valuetext=${words} @input=${steps} />
    <div class="times">
      <div class="field"><label for="time">Or any time</label>
        <input id="time" type="datetime-local" step="1" .value=${field(moment, here)} @change=${time} /></div>
      <a class="button quiet small link" href=${address(moment)}>Link to this moment</a>
      ${moment ? html`<button type="button" class="button quiet small" @click=${() => go(null)}>Now</button>` : nothing}
    </div>
  </section>`;
}
