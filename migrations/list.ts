import { TheGround } from './0001-the-ground.js';
import { Findings } from './0002-findings.js';
import { Nurturing } from './0003-nurturing.js';
import { Keys } from './0004-keys.js';
import { People } from './0006-people.js';
import { Catalogues } from './0007-catalogues.js';
import { Pipelines } from './0008-pipelines.js';
import { Grading } from './0009-grading.js';
import { Duplicates } from './0010-duplicates.js';
import { CustomFields } from './0011-custom-fields.js';
import { Views } from './0012-views.js';
import { Search } from './0013-search.js';
import { Handover } from './0014-handover.js';
import { Imports } from './0015-imports.js';
import { TimeTravel } from './0016-time-travel.js';
import { Collaborators } from './0017-collaborators.js';
import { Segments } from './0018-segments.js';
import { Bulk } from './0019-bulk.js';
import { DuplicateCandidates } from './0020-duplicate-candidates.js';
import { Intake } from './0024-intake.js';
import { Assignment } from './0025-assignment.js';

/** Every migration, in order; forward only. */
export const MIGRATIONS = [
  { name: '0001-the-ground', class: TheGround },
  { name: '0002-findings', class: Findings },
  { name: '0003-nurturing', class: Nurturing },
  { name: '0004-keys', class: Keys },
  { name: '0006-people', class: People },
  { name: '0007-catalogues', class: Catalogues },
  { name: '0008-pipelines', class: Pipelines },
  { name: '0009-grading', class: Grading },
  { name: '0010-duplicates', class: Duplicates },
  { name: '0011-custom-fields', class: CustomFields },
  { name: '0012-views', class: Views },
  { name: '0013-search', class: Search },
  { name: '0014-handover', class: Handover },
  { name: '0015-imports', class: Imports },
  { name: '0016-time-travel', class: TimeTravel },
  { name: '0017-collaborators', class: Collaborators },
  { name: '0018-segments', class: Segments },
  { name: '0019-bulk', class: Bulk },
  { name: '0020-duplicate-candidates', class: DuplicateCandidates },
  { name: '0024-intake', class: Intake },
  { name: '0025-assignment', class: Assignment },
];
