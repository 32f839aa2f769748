import { TheGround } from './0001-the-ground.js';

/** Every migration, in order; forward only. */
export const MIGRATIONS = [{ name: '0001-the-ground', class: TheGround }];
