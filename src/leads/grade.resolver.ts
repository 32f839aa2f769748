import { Arg, Authorized, Ctx as Context, Mutation, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import {
  SetTemperatureInput,
  SetTemperaturePayload,
  SetTierInput,
  SetTierPayload,
  SetValidityInput,
  SetValidityPayload,
} from './grade.graphql.js';
import { setTemperature } from './set-temperature.js';
import { setTier } from './set-tier.js';
import { setValidity } from './set-validity.js';

const GRADERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER];

@Resolver()
export class GradeResolver {
  @Authorized(...GRADERS)
  @Mutation(() => SetTierPayload, {
    description:
      'Say what tier a lead is of; null where it is not known. It weighs anew, which may lift its holder over the line and is refused only where the quota of the holder says so. The same tier again changes nothing.',
  })
  async setTier(
    @Context() ctx: Ctx,
    @Arg('input', () => SetTierInput, { description: 'The input.' }) input: SetTierInput,
  ): Promise<SetTierPayload> {
    return { lead: await setTier(ctx, input) };
  }

  @Authorized(...GRADERS)
  @Mutation(() => SetTemperaturePayload, {
    description: 'Say how a lead behaves, for good or until an instant. The same again changes nothing.',
  })
  async setTemperature(
    @Context() ctx: Ctx,
    @Arg('input', () => SetTemperatureInput, { description: 'The input.' }) input: SetTemperatureInput,
  ): Promise<SetTemperaturePayload> {
    return { lead: await setTemperature(ctx, input) };
  }

  @Authorized(...GRADERS)
  @Mutation(() => SetValidityPayload, {
    description:
      'Say whether a lead is worth a rep’s time. INVALID and DUPLICATE weigh nothing; back to VALID it weighs again, which may lift its holder over the line. The same again changes nothing.',
  })
  async setValidity(
    @Context() ctx: Ctx,
    @Arg('input', () => SetValidityInput, { description: 'The input.' }) input: SetValidityInput,
  ): Promise<SetValidityPayload> {
    return { lead: await setValidity(ctx, input) };
  }
}
