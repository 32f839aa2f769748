const KEY = 'plimsoll.token';

/** The token of this screen: from `#token=…`, which is then taken out of the address, else from this tab's memory. */
export function readToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    keepToken(given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(KEY);
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token.trim());
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
}

/** `plk_<env>_<id>` of a key; what follows is secret. */
const KEY_NAME = /^plk_[a-z\d]+_[a-z\d]+(?=_)/i;

/** Whom the token or key names, to tell one screen from another; it is read, not trusted. */
export function screenId(token: string): string {
  const [key] = KEY_NAME.exec(token) ?? [];
  if (key) return key;
  try {
    const body = token.split('.')[1] ?? '';
    const { sub } = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown };
    return typeof sub === 'string' ? sub : '–';
  } catch {
    return '–';
  }
}
