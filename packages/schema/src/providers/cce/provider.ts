import { defineProvider } from '../../plan/provider.js';
import { ADDON_LABEL, CLUSTER_TYPE_LABEL, FLAVORS, IPV6_MODELS, MODELS_OF, NETWORK_MODEL_LABEL, OUTCOMES, PROXY_MODES, RUNTIMES, SITE, VOLUME_TYPES } from './catalog.js';
import { CHOICES } from './choices.js';
import { withDefaults } from './defaults.js';
import { EXAMPLES } from './examples/examples.js';
import { exampleRange, facts } from './facts.js';
import { FIELDS } from './fields.js';
import { en } from './messages/en.js';
import { newPlan } from './new-plan.js';
import { cceSchema } from './plan.js';
import { CCE_RULES } from './rules.js';
import { SOURCES } from './sources.js';
import { STEPS } from './steps.js';
import { topology } from './topology.js';
import { VERSIONS_OF } from './versions.js';

/** Everything a client needs to offer CCE's choices, as JSON. */
const CCE_CATALOG = {
  sites: SITE,
  clusterTypes: CLUSTER_TYPE_LABEL,
  networkModels: NETWORK_MODEL_LABEL,
  modelsOf: MODELS_OF,
  ipv6Models: IPV6_MODELS,
  addons: ADDON_LABEL,
  flavors: FLAVORS,
  versions: VERSIONS_OF,
  proxyModes: PROXY_MODES,
  volumeTypes: VOLUME_TYPES,
  runtimes: RUNTIMES,
};

/** Cloud Container Engine, on Huawei Cloud and on Open Telekom Cloud. */
export const cceProvider = defineProvider({
  id: 'cce',
  source: SOURCES.console.huaweicloud,
  schema: cceSchema,
  catalog: CCE_CATALOG,
  outcomes: OUTCOMES,
  steps: STEPS,
  fields: FIELDS,
  choices: CHOICES,
  examples: EXAMPLES,
  newPlan,
  withDefaults,
  facts,
  topology,
  exampleRange,
  rules: CCE_RULES,
  messages: en,
  translations: { 'zh-CN': async () => (await import('./messages/zh-CN.js')).zhCN },
});
