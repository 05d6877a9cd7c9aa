// What stands around every page.
import { exact, relative } from './format.js';

const { who, roles, page, subject } = document.body.dataset;

/** As the server knew it when it made the page. */
export const me = { handle: who, roles: roles.split(', '), page, subject };
export const isAdmin = me.roles.includes('admin');
export const readsAll = isAdmin || me.roles.includes('auditor');
export const app = document.getElementById('app');

const KEY = 'credledger.theme';

function theme() {
  const box = document.getElementById('theme');
  const chosen = document.documentElement.dataset.theme ?? 'system';
  for (const choice of box.querySelectorAll('input')) choice.checked = choice.value === chosen;
  box.addEventListener('change', ({ target }) => {
    if (target.value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = target.value;
    try {
      if (target.value === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, target.value);
    } catch {
      // Storage is refused: for this page only, then.
    }
  });
  box.hidden = false;
}

// Menus close as menus do.
function menus() {
  document.addEventListener('click', ({ target }) => {
    for (const open of document.querySelectorAll('details.menu[open]')) {
      if (!open.contains(target) || target.closest('.menu-panel button, .menu-panel a')) open.open = false;
    }
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    const open = document.querySelector('details.menu[open]');
    if (!open) return;
    open.open = false;
    open.querySelector('summary').focus();
  });
}

function session() {
  const ends = document.getElementById('session-ends');
  if (!ends) return;
  ends.textContent = relative(ends.dateTime);
  ends.title = exact(ends.dateTime);
}

theme();
menus();
session();
