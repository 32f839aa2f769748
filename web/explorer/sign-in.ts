import { createElement as h, type SubmitEvent } from 'react';

/** The form for a token. */
export function SignIn({ problem, onToken }: { problem: string | null; onToken: (token: string) => void }) {
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get('token') ?? '').trim();
    if (token) onToken(token);
  };
  return h(
    'form',
    { className: 'sign-in', onSubmit: submit },
    h('h1', null, 'Plimsoll explorer'),
    h('label', { htmlFor: 'token' }, 'Token'),
    h('input', { id: 'token', name: 'token', type: 'password', autoComplete: 'off', autoFocus: true, required: true }),
    h('p', { className: 'hint' }, 'The demo prints one for each role. It stays in this tab.'),
    problem === null ? null : h('p', { className: 'problem', role: 'alert' }, problem),
    h('button', { type: 'submit' }, 'Open'),
  );
}
