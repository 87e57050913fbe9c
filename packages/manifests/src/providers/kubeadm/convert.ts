import { FAMILY_LABEL, type Family, isAtLeast, type Language } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { blocks, code, joined, link, list, type Markdown, md, NOTHING, section, shellBlock, steps, toMarkdown } from '../../format/markdown.js';
import { shellQuote } from '../../format/shell.js';
import { ipPools } from './calico.js';
import { type Edits, edits, editTable } from './convert-edits.js';
import { CONVERT_TEXTS, type ConvertTexts } from './messages/texts.js';
import { controlPlanes, families, featureGates, type Plan, releaseOf, replacesKubeProxy, serviceFamilies } from './plan.js';

/** What the parts of the guide are made of. */
interface Conversion {
  readonly plan: Plan;
  readonly texts: ConvertTexts;
  /** The family that the cluster has, and the one that it gets, as families and as they are called. */
  readonly first: Family;
  readonly second: Family;
  readonly names: { readonly first: string; readonly second: string };
  readonly isFlags: boolean;
}

/** One numbered step, and what stands below it. */
interface ConversionStep {
  readonly what: Markdown;
  readonly below?: readonly Markdown[];
}

/**
 * How a running cluster of the plan's first family gets the second one, and how it gives it up again. Nothing of
 * Kubernetes does this by itself: each component is told, in this order, and the first family never changes.
 */
export function conversionGuide(plan: Plan, language: Language): string {
  const [first = 'ipv4', second = 'ipv6'] = families(plan);
  const texts = CONVERT_TEXTS[language];
  const names = { first: FAMILY_LABEL[first], second: FAMILY_LABEL[second] };
  const conversion: Conversion = { plan, texts, first, second, names, isFlags: plan.spec.kubeadm.configApi === 'flags' };
  return toMarkdown([md`# ${texts.title({ from: names.first, to: plan.spec.ipFamily })}`, texts.intro(names), texts.backup, irreversible(conversion), forward(conversion), back(conversion)]);
}

/** What stays as it is, or stays behind, whatever is done later. */
function irreversible({ plan, texts, names }: Conversion): Markdown {
  const { SOURCES } = kubeadm;
  const isListed = isAtLeast(plan.spec.kubernetesVersion, '1.33') && serviceFamilies(plan).length === 2;
  return section(
    texts.undone,
    list([
      texts.firstFamily({ first: names.first, source: link(SOURCES.dualStackConcept) }),
      texts.nodeRanges({ source: link(SOURCES.nodeIpam) }),
      texts.firstOfService({ field: code(releaseOf(plan).serviceFields === 'ipFamilies' ? 'ipFamilies' : 'ipFamily'), second: names.second, source: link(SOURCES.dualStackConcept) }),
      ...(isListed ? [texts.serviceCidr({ source: link(SOURCES.serviceCidrConversion) })] : []),
      texts.upgrade({ source: link(SOURCES.dualStack) }),
      texts.podAddresses,
    ]),
  );
}

/** Steps with a number each, from one on; the first ones, with nothing below them, stand together. */
function numbered(all: readonly ConversionStep[]): Markdown {
  const together = all.findIndex(({ below }) => below) + 1;
  const head = all.slice(0, together);
  const rest = all.slice(together).map(({ what, below = [] }, index) => blocks([steps([what], together + 1 + index), ...below]));
  return blocks([steps(head.map(({ what }) => what)), ...(head.at(-1)?.below ?? []), ...rest]);
}

function forward(conversion: Conversion): Markdown {
  const { plan, texts, names, isFlags } = conversion;
  const changes = edits(conversion, false);
  const where = (component: string) => (isFlags ? texts.flagsOf({ component }) : code(`/etc/kubernetes/manifests/${component}.yaml`));
  const listsRanges = isAtLeast(plan.spec.kubernetesVersion, '1.33') ? texts.listsRanges : NOTHING;
  return section(
    texts.forward({ to: plan.spec.ipFamily }),
    numbered([
      { what: texts.hosts({ second: names.second }) },
      { what: texts.apiserver({ where: where('kube-apiserver') }), below: [editTable(texts, changes.apiserver), md`${texts.restarts}${listsRanges}`] },
      { what: texts.manager({ where: where('kube-controller-manager') }), below: [editTable(texts, changes.manager)] },
      replacesKubeProxy(plan) ? { what: texts.proxyReplaced } : { what: isFlags ? texts.proxyFlags : texts.proxyConfig, below: [editTable(texts, changes.proxy)] },
      kubeletStep(conversion, changes),
      ...(isFlags ? [] : [{ what: texts.kubeadmConfig }, certificateStep(conversion)]),
      { what: texts.plugin({ what: pluginStep(conversion) }) },
      { what: texts.ranges({ what: rangesStep(conversion) }) },
      { what: workloadsStep(conversion) },
      { what: texts.verify },
    ]),
  );
}

function kubeletStep({ plan, texts, isFlags }: Conversion, { kubelet }: Edits): ConversionStep {
  if (releaseOf(plan).nodeIps > 1) return { what: isFlags ? texts.kubeletFlags : texts.kubeletConfig, below: [editTable(texts, kubelet, texts.node)] };
  const gates = Object.keys(featureGates(plan) ?? {}).map((name) => texts.kubeletGate({ flag: code(`--feature-gates=${name}=true`) }));
  return { what: md`${texts.kubeletOneAddress({ version: plan.spec.kubernetesVersion })}${joined(gates, NOTHING)}` };
}

/** A certificate is signed once, for the names of that time: kubeadm makes another one only where there is none. */
function certificateStep({ plan, texts, names }: Conversion): ConversionStep {
  const [node] = controlPlanes(plan);
  const certificates = shellQuote(plan.spec.kubeadm.certificatesDir ?? '/etc/kubernetes/pki');
  const commands = shellBlock([
    `mkdir -p /root/pki-before && mv ${certificates}/apiserver.crt ${certificates}/apiserver.key /root/pki-before/`,
    'kubeadm init phase certs apiserver --config kubeadm-init.yaml',
    'crictl ps --name kube-apiserver --quiet | xargs crictl stop',
    `openssl x509 -in ${certificates}/apiserver.crt -noout -text | grep -A 1 'Subject Alternative Name'`,
  ]);
  return { what: texts.certificate({ second: names.second, node: code(node?.name ?? ''), source: link(kubeadm.SOURCES.certificateNames) }), below: [commands] };
}

function workloadsStep({ plan, texts, names }: Conversion): Markdown {
  const { first, second } = names;
  const restart = 'for kind in deployment daemonset statefulset; do kubectl --namespace <namespace> rollout restart "$kind"; done';
  const command = code(`kubectl patch service <name> --patch '{"spec":{"ipFamilyPolicy":"PreferDualStack"}}'`);
  const services = releaseOf(plan).serviceFields === 'ipFamily' ? texts.servicesStayAlpha({ first }) : serviceFamilies(plan).length === 1 ? texts.servicesStayOne({ first }) : texts.servicesStay({ first, command });
  return texts.workloads({ second, commands: shellBlock([restart]), services });
}

function pluginStep({ plan, texts, second, names }: Conversion): Markdown {
  const { cni, calico } = plan.spec.kubeadm;
  if (cni.type === 'cilium') return texts.cilium({ command: code(`helm upgrade cilium cilium/cilium --version ${shellQuote(cni.version)} --namespace kube-system --values cilium/values.yaml`) });
  if (cni.type === 'flannel') return texts.flannel;
  if (cni.type === 'canal') return texts.canal;
  if (calico?.installation !== 'operator') return texts.calicoManifest({ second: names.second });
  if (isAtLeast(cni.version, '3.28')) return texts.calicoOperator({ second: names.second });
  const pool = ipPools(plan).find((each) => (each as { metadata: { name: string } }).metadata.name === `default-${second}-ippool`);
  return texts.calicoOldOperator({ second: names.second, pool: code(JSON.stringify(pool)), field: code(`nodeAddressAutodetection${second === 'ipv4' ? 'V4' : 'V6'}`) });
}

function rangesStep({ plan, texts }: Conversion): Markdown {
  const { cni, allocateNodeCidrs } = plan.spec.kubeadm;
  const needsRanges = cni.type === 'flannel' || cni.type === 'canal' || (cni.type === 'cilium' && !kubeadm.usesClusterPool(plan.spec.kubeadm));
  if (!needsRanges) return allocateNodeCidrs ? texts.rangesOfPlugin : texts.rangesOfNobody;
  const commands = shellBlock([
    'kubectl drain <node> --ignore-daemonsets --delete-emptydir-data',
    'kubectl delete node <node>',
    `systemctl restart kubelet        # ${texts.registersAgain}`,
    "kubectl get node <node> --output 'jsonpath={.spec.podCIDRs}'",
  ]);
  return texts.rangesAnew({ commands });
}

function back(conversion: Conversion): Markdown {
  const { plan, texts, names } = conversion;
  const changes = edits(conversion, true);
  const serviceCidr = isAtLeast(plan.spec.kubernetesVersion, '1.33')
    ? texts.backServiceCidr({ source: link(kubeadm.SOURCES.serviceCidrConversion), anew: link({ title: 'Kubernetes: reconfigure the default Service ranges', url: 'https://kubernetes.io/docs/tasks/network/reconfigure-default-service-ip-ranges/' }) })
    : NOTHING;
  return section(
    texts.back({ first: names.first }),
    texts.backOrder,
    numbered([
      { what: backServices(conversion) },
      { what: texts.plugin({ what: backPlugin(conversion) }), below: [] },
      ...(replacesKubeProxy(plan) ? [] : [{ what: texts.backProxy, below: [editTable(texts, changes.proxy)] }]),
      ...(releaseOf(plan).nodeIps === 1 ? [] : [{ what: texts.backKubelet, below: [editTable(texts, changes.kubelet, texts.node)] }]),
      { what: texts.backManager, below: [editTable(texts, changes.manager)] },
      { what: texts.backApiserver, below: [editTable(texts, changes.apiserver), serviceCidr] },
      ...(conversion.isFlags ? [] : [{ what: texts.backKubeadm }]),
    ]),
  );
}

function backServices({ plan, texts, names: { second } }: Conversion): Markdown {
  if (releaseOf(plan).serviceFields === 'ipFamily') return texts.backServicesAlpha({ field: code(`ipFamily: ${second}`) });
  const commands = shellBlock([
    `kubectl get services --all-namespaces --output 'jsonpath={range .items[*]}{.metadata.namespace} {.metadata.name} {.spec.ipFamilies[*]}{"\\n"}{end}' |`,
    '  while read -r namespace name first second; do',
    `    if [[ $first == ${second} ]]; then echo "by hand: $namespace/$name"`,
    `    elif [[ -n $second ]]; then kubectl --namespace "$namespace" patch service "$name" --patch '{"spec":{"ipFamilyPolicy":"SingleStack"}}'; fi`,
    '  done',
  ]);
  return texts.backServices({ second, commands });
}

function backPlugin({ plan, texts, second, names }: Conversion): Markdown {
  const { cni, calico } = plan.spec.kubeadm;
  if (cni.type === 'cilium') return texts.backCilium({ setting: code(`${second}.enabled: false`) });
  if (cni.type !== 'calico') return texts.backFlannel({ second: names.second });
  if (calico?.installation === 'operator' && isAtLeast(cni.version, '3.28')) return texts.backCalicoOperator({ second: names.second });
  const pool = `default-${second}-ippool`;
  const commands = { disable: code(`calicoctl patch ippool ${pool} --patch '{"spec":{"disabled":true}}'`), remove: code(`calicoctl delete ippool ${pool}`) };
  return calico?.installation === 'manifest' ? texts.backCalicoManifest({ ...commands, variable: code(second === 'ipv6' ? 'IP6' : 'IP'), setting: code(`assign_${second}`) }) : texts.backCalicoPool(commands);
}
