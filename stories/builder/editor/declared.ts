import type { AnyAction } from '../../../plugins/kit/action.ts'
import type { AnyChannel } from '../../../plugins/kit/channel.ts'
import { type ChannelDescriptor, channelDescriptorOf } from '../../../plugins/kit/channel-descriptor.ts'
import { type Descriptor, descriptorOf } from '../../../plugins/kit/descriptor.ts'
import { isDeclared } from '../../../plugins/kit/is-declared.ts'
import type { AnyTrigger } from '../../../plugins/kit/trigger.ts'

declare global {
  interface ImportMeta {
    /** What Vite makes of it: the modules at these paths, by path. */
    glob(paths: readonly string[], how: { readonly eager: true }): Readonly<Record<string, PluginModule>>
  }
}

/** What the `index.ts` of a plugin exports. */
export type PluginModule = Readonly<Record<string, unknown>>

/** What a plugin declares: what is made with `defineAction`, `defineTrigger` or `defineChannel`. */
export function declaredIn(module: PluginModule): readonly (AnyAction | AnyTrigger | AnyChannel)[] {
  return Object.values(module).filter(isDeclared)
}

/** A declaration as the server tells of it. */
export const described = (declared: AnyAction | AnyTrigger | AnyChannel): Descriptor | ChannelDescriptor =>
  declared.type === 'channel' ? channelDescriptorOf(declared) : descriptorOf(declared)

// Whatever stands in the folder is there: nothing is listed by hand.
const modules = import.meta.glob(['../../../plugins/*/index.ts', '!../../../plugins/kit/index.ts'], { eager: true })

/** What `GET /api/plugins` says where nothing but the built-in plugins is there. */
export const plugins: readonly (Descriptor | ChannelDescriptor)[] = Object.values(modules).flatMap(declaredIn).map(described)

/** The built-in actions and triggers, as the server tells of them. */
export const descriptors: ReadonlyMap<string, Descriptor> = new Map(
  plugins.filter(each => each.type !== 'channel').map(each => [each.id, each]),
)
