/** What comes out of a plan, on the card of the provider, in other languages than its own English. */
export const card = { 'zh-CN': '适用于华为云或 Open Telekom Cloud 的 Terraform 文件和按调用顺序排列的 API 请求体、ELB Service 与 Ingress，以及验证工具' };
