import { forgetToken, keepToken, readToken, screenId } from './access.js';
import { h } from './element.js';
import { Screen } from './screen.js';
import { type Language, wordsIn } from './words.js';

const asked = new URLSearchParams(location.search);
const language = languageOf(asked.get('lang') ?? navigator.language);
const words = wordsIn(language);
document.documentElement.lang = language;
document.title = `Plimsoll · ${words.title}`;
followTheme(asked.get('theme'));

const token = readToken();
if (token) show(token);
else askForToken();

function show(given: string): void {
  const screen = new Screen({ words, token: given, onEnded: () => end(given) });
  document.body.replaceChildren(...screen.elements);
  screen.start();
}

/** No figures stay on a screen that may not show them. */
function end(given: string): void {
  forgetToken();
  const again = h('div', 'ended', h('h1', '', words.ended), h('p', '', words.endedHint(screenId(given))), tokenForm());
  again.setAttribute('role', 'alert');
  document.body.replaceChildren(again);
}

function askForToken(): void {
  document.body.replaceChildren(h('main', 'ended', h('h1', '', 'Plimsoll'), h('p', '', words.tokenHint), tokenForm()));
}

function tokenForm(): HTMLElement {
  const input = h('input');
  input.type = 'password';
  input.autocomplete = 'off';
  input.required = true;
  const form = h('form', 'token', h('label', '', words.tokenLabel, input), h('button', 'button', words.tokenButton));
  form.addEventListener('submit', event => {
    event.preventDefault();
    keepToken(input.value);
    const kept = readToken();
    if (kept) show(kept);
  });
  return form;
}

function languageOf(tag: string): Language {
  return /^zh\b/i.test(tag) ? 'zh-CN' : 'en';
}

function followTheme(wanted: string | null): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    document.documentElement.dataset.theme =
      wanted === 'light' || wanted === 'dark' ? wanted : dark.matches ? 'dark' : 'light';
  };
  dark.addEventListener('change', apply);
  apply();
}
