import { open } from '../platform/read/view.js';
import { loads } from '../quotas/quota.graphql.js';

loads.add({ overdueCount: { mask: open } });
