import { embedded, formatAddress, IPV4_ONLY_ADDRESSES, type Language, type Nat64, nat64Prefix, WELL_KNOWN_PREFIX } from '@dualstack/schema';
import { code, link, list, type Markdown, md, NOTHING, section, shellBlock, table } from '../format/markdown.js';
import { toShell } from '../format/shell.js';
import type { Value } from '../format/yaml.js';
import type { GeneratedFile, NextStep } from './file.js';
import { KIT_TEXTS } from './messages/texts.js';
import type { VerifyOptions } from './verify.js';

const SCRIPT = 'nat64/dns64.sh';
/** Where kubeadm says what it makes of plugins in a Corefile that it does not know. */
const PREFLIGHT = { title: 'kubeadm: checkUnsupportedPlugins', url: 'https://github.com/kubernetes/kubernetes/blob/046d201c45cebd19eb1fc4612426761c64802825/cmd/kubeadm/app/phases/upgrade/preflight.go' };
const STANDALONE = { title: 'Cilium Standalone Gateway, NAT64 Gateway', url: 'https://github.com/cilium/cilium/blob/b6a6e3109143d53049cda19236dc745ef13ffd52/Documentation/network/standalone.rst' };

/** The addresses that `ipv4only.arpa` has behind the prefix of a plan. */
function knownAddresses(settings: Nat64): string[] {
  const prefix = nat64Prefix(settings).value;
  return prefix ? IPV4_ONLY_ADDRESSES.map((each) => formatAddress('ipv6', embedded(prefix, each).first)) : [];
}

/** The script that makes CoreDNS do DNS64; nothing where the resolver of the nodes does it. */
export function nat64Files(settings: Nat64, language: Language): GeneratedFile[] {
  if (settings.dns64 !== 'coredns') return [];
  return [
    {
      path: SCRIPT,
      mediaType: 'text/x-shellscript',
      purpose: KIT_TEXTS[language].purposes.dns64,
      content: toShell({
        comment: [
          'Adds one line to the Corefile of CoreDNS, so that it makes AAAA records out of A records (DNS64), or takes that line away again.',
          'Needs: kubectl with the kubeconfig of the cluster.',
          'Usage: dns64.sh [show | apply | remove]. show, which is meant where nothing is said, changes nothing.',
        ],
        variables: { PREFIX: nat64Prefix(settings).text },
        body: DNS64_BODY,
      }),
    },
  ];
}

/** The step in which CoreDNS is told, which has to run by then. */
export function nat64Steps(settings: Nat64, language: Language): NextStep[] {
  return settings.dns64 === 'coredns' ? [{ text: KIT_TEXTS[language].next.dns64, commands: [`./${SCRIPT} show`, `./${SCRIPT} apply`] }] : [];
}

/** The values of Cilium's chart that make it translate. */
export function ciliumNat64Values(settings: Nat64 | undefined): { readonly [key: string]: Value } {
  return settings?.gateway === 'cilium' ? { nat46x64Gateway: { enabled: true } } : {};
}

/** How the verification kit looks at DNS64. */
export function nat64Check(settings: Nat64): Pick<VerifyOptions, 'nat64'> {
  return { nat64: { prefix: nat64Prefix(settings).text, addresses: knownAddresses(settings) } };
}

/** The section of a guide about NAT64. */
export function nat64Section(settings: Nat64, language: Language): Markdown {
  const texts = KIT_TEXTS[language].nat64;
  const { dns64, gateway, gatewayName } = settings;
  const prefix = code(nat64Prefix(settings).text);
  const [known = ''] = knownAddresses(settings);
  const isInCluster = dns64 === 'coredns';
  return section(
    texts.title,
    texts.how({ prefix }),
    table([texts.what, texts.by], [[texts.names, isInCluster ? texts.byCoredns : texts.byResolver], [texts.packets, gateway === 'cilium' ? texts.byCilium : gatewayName === undefined ? texts.byGateway : texts.byNamed({ name: code(gatewayName) })]]),
    isInCluster ? md`${texts.script({ file: code(SCRIPT), show: code('show'), remove: code('remove') })}` : NOTHING,
    isInCluster ? shellBlock([`./${SCRIPT} show`, `./${SCRIPT} apply`]) : NOTHING,
    list([
      texts.route({ prefix, command: code(`ip -6 route get ${known}`) }),
      isInCluster ? texts.nodesToo({ command: code('getent ahostsv6 ipv4only.arpa') }) : texts.nodes({ command: code('getent ahostsv6 ipv4only.arpa'), address: code(known) }),
      ...(isInCluster ? [texts.upgrade({ check: code('CoreDNSUnsupportedPlugins'), option: code('--ignore-preflight-errors=CoreDNSUnsupportedPlugins'), source: link(PREFLIGHT) })] : []),
      texts.literals,
      ...(gateway === 'external' && nat64Prefix(settings).text === WELL_KNOWN_PREFIX ? [texts.standalone({ source: link(STANDALONE) })] : []),
    ]),
  );
}

const DNS64_BODY = `
mode=\${1:-show}
case $mode in
  show | apply | remove) ;;
  *)
    printf 'Usage: %s [show | apply | remove]\\n' "$0" >&2
    exit 2
    ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The version is read before the text: what somebody changes meanwhile is refused by the API server, and not lost.
version=$(kubectl --namespace kube-system get configmap coredns --output 'jsonpath={.metadata.resourceVersion}')
kubectl --namespace kube-system get configmap coredns --output 'jsonpath={.data.Corefile}' >"$work/before"

# What the block for every name says of DNS64 now, without comments and more than one space; other blocks are not looked at
# shellcheck disable=SC2016 # $0 is for awk
IN_BLOCK='{ bare = $0; sub(/#.*/, "", bare); gsub(/^[ \\t\\r]+|[ \\t\\r]+$/, "", bare); gsub(/[ \\t]+/, " ", bare) }
  { isIn = isOwn && depth > 0; if (depth == 0) isOwn = bare ~ /^\\.(:[0-9]+)? ?\\{/; braces = bare; depth += gsub(/\\{/, "", braces) - gsub(/\\}/, "", braces) }'
wanted="dns64 $PREFIX"
found=$(awk "$IN_BLOCK"' isIn && bare ~ /^dns64( |$)/ { print bare }' "$work/before")
if [[ -n $found && $found != "$wanted" ]]; then
  printf 'The Corefile has DNS64 of its own: %s. Nothing was changed; what it is to be is for you to say.\\n' "$(tr '\\n' ' ' <<<"$found")" >&2
  exit 1
fi

if [[ $mode == remove ]]; then
  if [[ -z $found ]]; then
    printf 'The Corefile has no line "%s". Nothing was changed.\\n' "$wanted"
    exit 0
  fi
  awk -v wanted="$wanted" "$IN_BLOCK"' !isIn || bare != wanted { print }' "$work/before" >"$work/after"
else
  if [[ -n $found ]]; then
    printf 'CoreDNS does DNS64 with %s already. Nothing was changed.\\n' "$PREFIX"
    exit 0
  fi
  # The line goes to the top of the block for every name; in which order plugins run is not said by that.
  if ! awk -v line="    $wanted" '{ print } !added && /^[ \\t]*\\.(:[0-9]+)?[ \\t]*\\{/ { print line; added = 1 } END { exit !added }' "$work/before" >"$work/after"; then
    printf 'The Corefile has no block for every name (".:53 {"). Nothing was changed.\\n' >&2
    exit 1
  fi
fi

diff --unified "$work/before" "$work/after" || true
if [[ $mode == show ]]; then
  printf 'Nothing was changed. To do so: %s apply\\n' "$0"
  exit 0
fi

# The text as JSON, so that this one key of the ConfigMap is changed and nothing else
corefile=$(sed -e 's/\\\\/\\\\\\\\/g' -e 's/"/\\\\"/g' -e $'s/\\t/\\\\\\\\t/g' "$work/after" | awk '{ printf "%s\\\\n", $0 }')
kubectl --namespace kube-system patch configmap coredns --type merge --patch "{\\"metadata\\":{\\"resourceVersion\\":\\"$version\\"},\\"data\\":{\\"Corefile\\":\\"$corefile\\"}}"
printf 'CoreDNS reads its Corefile again by itself, within a few minutes.\\n'
`;
