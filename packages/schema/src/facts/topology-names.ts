import { messagesOf } from '../findings/message.js';
import type { en } from '../messages/en/topology.js';

/** Names in a drawing of traffic that every provider has. */
export const drawn = messagesOf<typeof en>();
