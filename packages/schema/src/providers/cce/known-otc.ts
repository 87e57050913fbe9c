import type { KnownValues } from './known.js';

/** Sizes of a series, by GiB of memory per vCPU. */
type Series = readonly [name: string, sizes: string, memory: readonly number[]];

/**
 * opentelekomcloud-docs/elastic-cloud-server of 2026-07-02: specifications of ECSs, of the series that CCE's appendix names. Those too
 * small for a node are left out.
 */
const SERIES: readonly Series[] = [
  ['c3', 'large xlarge 2xlarge 4xlarge 8xlarge 15xlarge', [2, 4]],
  ['c4', 'large xlarge 2xlarge 3xlarge 4xlarge 6xlarge 8xlarge 16xlarge', [2, 4]],
  ['c7n', 'large xlarge 2xlarge 3xlarge 4xlarge 6xlarge 8xlarge 12xlarge 16xlarge 24xlarge', [2, 4]],
  ['c9', 'large xlarge 2xlarge 4xlarge 8xlarge 16xlarge 32xlarge 48xlarge', [2, 4]],
  ['d2', 'xlarge 2xlarge 4xlarge 6xlarge 8xlarge', [8]],
  ['d2', '15xlarge', [9]],
  ['g6', '4xlarge', [4]],
  ['g6', '10xlarge 20xlarge', [7]],
  ['g7', '12xlarge 24xlarge', [8]],
  ['m3', 'large xlarge 2xlarge 4xlarge 8xlarge 15xlarge', [8]],
  ['m4', 'large xlarge 2xlarge 3xlarge 4xlarge 6xlarge 8xlarge 16xlarge', [8]],
  ['m7n', 'large xlarge 2xlarge 3xlarge 4xlarge 6xlarge 8xlarge 12xlarge 16xlarge 24xlarge', [8]],
  ['m9', 'large xlarge 2xlarge 4xlarge 8xlarge 16xlarge 32xlarge 48xlarge', [8]],
  ['p2s', '2xlarge 4xlarge 8xlarge 16xlarge', [8]],
  ['p2v', '2xlarge 4xlarge 8xlarge 16xlarge', [8]],
  ['p3', '2xlarge 4xlarge 8xlarge 16xlarge', [8]],
  ['p5s', '5xlarge 10xlarge 20xlarge 40xlarge', [12]],
  ['pi2', '2xlarge 3xlarge 4xlarge 8xlarge 16xlarge', [4]],
  ['pi5e', '2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge', [4]],
  ['s2', 'large xlarge 2xlarge 4xlarge 8xlarge', [2, 4, 8]],
  ['s3', 'large xlarge 2xlarge 4xlarge 8xlarge', [2, 4, 8]],
  ['s7n', 'large xlarge 2xlarge', [2, 4]],
  ['s9', 'large xlarge 2xlarge 4xlarge 8xlarge 16xlarge', [2, 4]],
  ['x1', 'large xlarge 2xlarge 3xlarge', [2, 3, 4]],
  ['x1e', 'large xlarge 2xlarge 3xlarge', [2, 3, 4]],
];

/** Series whose servers have interfaces for Pods, by the second table of the appendix. */
const TURBO = ['c3n', 'c7n', 'c4ne', 'c9', 's7n', 's9', 'm7n', 'm3n', 'm9', 'g7', 'pi5e'];

const flavorsOf = (series: readonly Series[]): readonly string[] => series.flatMap(([name, sizes, memory]) => memory.flatMap((each) => sizes.split(' ').map((size) => `${name}.${size}.${each}`)));

/** What public sources list of Open Telekom Cloud. */
export const KNOWN_OTC: KnownValues = {
  flavors: { standard: flavorsOf(SERIES), turbo: flavorsOf(SERIES.filter(([name]) => TURBO.includes(name))) },
  flavorSource: { title: 'Open Telekom Cloud, ECS user guide: a summary list of ECS specifications', url: 'https://github.com/opentelekomcloud-docs/elastic-cloud-server/blob/efcbeed12e98e9eaa6bc560d312a843fefcbfa8f/umn/source/service_overview/ecs_types_and_specifications/ecs_specifications/a_summary_list_of_ecs_specifications.rst' },
  asOf: '2026-07-02',
};
