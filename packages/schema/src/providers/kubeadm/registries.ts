import type { Source } from '../../findings/finding.js';

/** Public registries that machines with IPv6 alone do not reach by their usual names. Those of Kubernetes (registry.k8s.io), quay.io and Docker Hub have IPv6. */
export const IPV4_REGISTRIES = {
  github: { name: 'ghcr.io', seen: '2025-12-11', source: { title: 'rybbit-io/rybbit#712: ghcr.io has IPv4 addresses only', url: 'https://github.com/rybbit-io/rybbit/issues/712' } },
  /** Its endpoints for both families are of another name. */
  amazon: { name: 'public.ecr.aws', source: { title: 'Amazon ECR Public: requests over IPv4 and dual-stack endpoints', url: 'https://docs.aws.amazon.com/AmazonECR/latest/public/public-ecr-requests.html' } },
} as const satisfies Record<string, { name: string; seen?: string; source: Source }>;

/** The manifest of flannel takes its images from ghcr.io from this release on, and from Docker Hub before. */
export const FLANNEL_AT_GHCR = {
  from: 'v0.26.4',
  registry: IPV4_REGISTRIES.github,
  source: { title: 'flannel: moved to the GitHub container registry', url: 'https://github.com/flannel-io/flannel/commit/15c2e44623c313d10cf67b93f6f09dd6d0cd2ce2' },
} as const satisfies { from: string; registry: { name: string; seen: string }; source: Source };
