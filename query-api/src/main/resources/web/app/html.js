// The library in one place, so that another one would be a change here.
export { html, svg, nothing, noChange, render } from './lit-html/lit-html.js';
export { repeat } from './lit-html/directives/repeat.js';
export { live } from './lit-html/directives/live.js';
