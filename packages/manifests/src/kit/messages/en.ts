import { md } from '../../format/markdown.js';
import type { Params } from '../language.js';

/** What the guides of every provider say, and what the files are for that every plan has. */
export const en = {
  setting: md`Setting`,
  value: md`Value`,
  addressPlan: md`Address plan`,
  families: md`Families`,
  family: md`Family`,
  verify: md`Verify`,
  limitations: md`Limitations`,
  noLimitations: md`None that is known for this plan.`,
  warning: md`**Warning:** `,
  /** Between a sentence and its source. */
  openSource: md` (`,
  closeSource: md`)`,
  /** Between the members of a list inside a sentence. */
  comma: md`, `,
  and: md` and `,
  /** What to do with the files. */
  balancers: {
    title: md`Load balancers`,
    byMetallb: ({ version }: Params<'version'>) => md`MetalLB ${version} gives Services of type \`LoadBalancer\` an address.`,
    byCilium: md`Cilium gives Services of type \`LoadBalancer\` an address (LB IPAM); the values that its chart needs for that are in place.`,
    /** Between two sentences. */
    nextSentence: md` `,
    layer2: ({ interfaces }: Params<'interfaces'>) => md`It is made known on the link of the nodes, by ARP and neighbour discovery: on ${interfaces}.`,
    everyInterface: md`every interface`,
    bgp: ({ asn, routers }: Params<'asn' | 'routers'>) => md`It is made known by BGP, from AS ${asn} of the nodes to ${routers}. Each router has to take a session from every node.`,
    router: ({ name, address, asn }: Params<'name' | 'address' | 'asn'>) => md`${name} at ${address} in AS ${asn}`,
    pool: md`Pool`,
    install: ({ balancer }: Params<'balancer'>) => md`Install ${balancer}, and wait for its controller: its webhook checks each object.`,
    installed: ({ balancer }: Params<'balancer'>) => md`The application installs ${balancer}: wait for its controller, whose webhook checks each object.`,
    labelled: md`Let the nodes of the control plane answer: kubeadm labels them so that load balancers pass them by, MetalLB heeds that, and there are no others. A node that joins, or an upgrade by kubeadm, brings the label back.`,
    passwords: ({ names }: Params<'names'>) => md`Make the Secrets with the passwords of the sessions (${names}): each command, run by itself, waits for one that you type, which is not shown, and takes it with Enter.`,
    apply: ({ file }: Params<'file'>) => md`Apply ${file}.`,
    serviceDual: md`A Service gets an address in both families with \`type: LoadBalancer\` and \`ipFamilyPolicy: RequireDualStack\`; with neither policy nor families, it has one.`,
    serviceSingle: md`A Service gets one with \`type: LoadBalancer\`.`,
    check: ({ command }: Params<'command'>) => md`${command} shows the addresses; \`./verify/verify.sh\` asks for one in each family.`,
    pendingMetallb: ({ command }: Params<'command'>) => md`While one is pending, the events in ${command} say which family no pool has.`,
    pendingCilium: ({ command }: Params<'command'>) => md`While one is pending, ${command} shows how many addresses each pool has left, and whether it is in conflict with another.`,
    sessionsMetallb: ({ command }: Params<'command'>) => md`${command} shows which Service is told to which router (MetalLB v0.15 and later).`,
    sessionsCilium: ({ command }: Params<'command'>) => md`${command}, of Cilium's command line, shows the sessions and how many routes each carries.`,
    oneNode: md`One node at a time answers for an address, and all traffic to it comes in there. Ranges are written as prefixes here; a range from one address to another is several of them.`,
  },
  next: {
    balancers: 'Make load balancers: install what makes them, then apply their pools.',
    unpack: 'Unpack the ZIP.',
    verify: 'With the kubeconfig of the cluster, check Pods and Services.',
  },
  purposes: {
    balancerPools: ({ balancer }: { readonly balancer: string }) => `Pools of addresses for load balancers of ${balancer}, and how they are made known`,
    workload: 'Pods and Services that show whether the cluster speaks its families',
    verify: 'Checks the addresses of nodes, Pods and Services, and that each Service answers',
    plan: 'The plan that these files were made from',
  },
};
