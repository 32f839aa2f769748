/** The build of this page; written in when it is bundled. */
declare const PLIMSOLL_BUILD: string;

const KEY = 'plimsoll.reloaded';
const EVERY_MS = 60_000;
const SOON_MS = 5000;
/** While nodes of two builds serve side by side, a reload may bring the old one once more. */
const AGAIN_MS = 3_600_000;

/** Asks the server now and then which build of the page it serves, and loads the page anew when it is another one. */
export class Renewal {
  /** The server has another build than this page. */
  isOld = false;
  private lookAtMs = laterBy(EVERY_MS);
  private isLooking = false;

  /** The server was away; it often comes back as another one. */
  lookSoon(): void {
    this.lookAtMs = Math.min(this.lookAtMs, performance.now() + Math.random() * SOON_MS);
  }

  /** Called often; asks when it is time. Without an answer nothing happens: a page that stands is better than none. */
  async look(): Promise<void> {
    if (this.isLooking || performance.now() < this.lookAtMs) return;
    this.isLooking = true;
    this.lookAtMs = laterBy(EVERY_MS);
    const served = await servedBuild().catch(() => null);
    this.isLooking = false;
    if (served === null) return;
    this.isOld = served !== PLIMSOLL_BUILD;
    if (this.isOld && mayReloadFor(served)) location.reload();
  }
}

async function servedBuild(): Promise<string | null> {
  const response = await fetch('wallboard/build.json', { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
  const { build } = (response.ok ? await response.json() : {}) as { build?: unknown };
  return typeof build === 'string' ? build : null;
}

/** Once for each build in an hour, remembered by the tab, so that no two nodes keep a page reloading. */
function mayReloadFor(build: string): boolean {
  const before = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as { build?: string; atMs?: number };
  if (before.build === build && Date.now() - (before.atMs ?? 0) < AGAIN_MS) return false;
  sessionStorage.setItem(KEY, JSON.stringify({ build, atMs: Date.now() }));
  return true;
}

function laterBy(aboutMs: number): number {
  return performance.now() + aboutMs * (0.5 + Math.random());
}
