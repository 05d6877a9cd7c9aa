// A page that could not be filled says so, and how to go on.
import { html, render } from './html.js';
import { sentence } from './toast.js';

export function failed(root, problem) {
  const words =
    problem?.status === 404
      ? 'There is no such thing, or it is not yours to see.'
      : problem?.status === 403
        ? 'This is not for your role.'
        : sentence(problem);
  render(
    html`<section class="card empty" role="alert">
      <h2>This page cannot be shown</h2>
      <p>${words}</p>
      <p class="actions"><a class="button" href="/">Go to your accounts</a>
      <button class="button quiet" type="button" @click=${() => location.reload()}>Try again</button></p>
    </section>`,
    root,
  );
}
