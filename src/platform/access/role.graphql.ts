import { registerEnumType } from 'type-graphql';
import { Role } from './viewer.js';

registerEnumType(Role, {
  name: 'Role',
  description: 'Who may see and do what.',
  valuesConfig: {
    ADMIN: { description: 'Runs the organisation: sees and does everything but claiming.' },
    MANAGER: { description: 'Is in charge of a team and of those below it.' },
    REP: { description: 'Sells: its own leads, and those in pools without names.' },
    MARKETER: { description: 'Brings leads in and nurtures them: sees all leads, holds none.' },
    AUDITOR: { description: 'Sees everything but personal fields, changes nothing.' },
    WALLBOARD: { description: 'A screen on the wall: loads, stages and changes, no personal fields.' },
    PARTNER: { description: 'An outside system: what it sent, and nothing else.' },
  },
});
