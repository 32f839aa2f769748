import { type Browser, chromium, type Page } from 'playwright-core';

const EXECUTABLE = process.env.PLIMSOLL_CHROMIUM ?? '/usr/bin/chromium';
/** It stays at home: nothing is fetched beside what the page asks for. */
const QUIET = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

export interface Visit {
  readonly page: Page;
  /** Errors on the console and faults of the page so far. */
  readonly faults: string[];
  /** Every host that was asked for anything. */
  readonly hosts: Set<string>;
}

/** A headless Chromium without a screen, for pages that are driven in tests. */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: EXECUTABLE, args: [...asRoot, ...QUIET, ...more] });
}

/** Opens an address and writes down what goes wrong and who is asked. */
export async function visit(browser: Browser, url: string, viewport = { width: 1920, height: 1080 }): Promise<Visit> {
  const page = await browser.newPage({ viewport });
  const faults: string[] = [];
  const hosts = new Set<string>();
  page.on('console', message => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', error => faults.push(String(error)));
  page.on('request', request => hosts.add(new URL(request.url()).host));
  page.on('websocket', socket => hosts.add(new URL(socket.url()).host));
  await page.goto(url);
  return { page, faults, hosts };
}
