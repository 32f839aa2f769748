import { Role, type Viewer } from '../platform/access/viewer.js';

/** Who takes files in and puts them away. */
export const SYSTEM_IMPORTS: Viewer = viewer({ subject: 'system', role: Role.ADMIN, partnerId: null });

/** Who an import speaks for: whoever began it, with the rights of then. */
export function viewerOfImport(begun: { createdBy: string; role: Role; partnerId: string | null }): Viewer {
  return viewer({ subject: begun.createdBy, role: begun.role, partnerId: begun.partnerId });
}

function viewer(who: Pick<Viewer, 'subject' | 'role' | 'partnerId'>): Viewer {
  return { ...who, repId: null, teamId: null, teamIds: [], expiresAtMs: null };
}
