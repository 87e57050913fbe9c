import { messagesOf } from '../../findings/message.js';
import type { en } from './messages/en.js';

/** Names of ranges, and of what stands in the drawing of traffic. */
export const nameOf = messagesOf<typeof en.names>();
