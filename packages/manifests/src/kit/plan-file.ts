import { toYaml, type Value } from '../format/yaml.js';
import type { EmitContext } from './emitter.js';
import { type DeliveredFile, inGroup } from './file.js';
import { KIT_TEXTS } from './messages/texts.js';

/** The plan beside the files that were made from it. */
export function planFile({ document, language }: EmitContext): DeliveredFile[] {
  return inGroup('keep', [{ path: 'plan.yaml', mediaType: 'application/yaml', purpose: KIT_TEXTS[language].purposes.plan, content: toYaml(document as Value) }]);
}
