/** What comes out of a plan, on the card of the provider, in other languages than its own English. */
export const card = { 'zh-CN': 'localhost.yml 或子云的引导参数，或为运行中系统增加、移除第二个协议族的命令，均附指南和验证工具' };
