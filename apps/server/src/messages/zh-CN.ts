import { quote } from '../text.js';
import type { Messages } from './messages.js';

/** The same in Chinese. */
export const zhCN: Messages = {
  titles: {
    400: '请求有误',
    404: '未找到',
    405: '不支持该请求方法',
    413: '请求体过大',
    415: '不支持的媒体类型',
    422: '规划有错误',
    500: '服务器内部错误',
    503: '服务暂不可用',
  },
  details: {
    stopping: () => '服务器正在停止，不再接受新的请求。',
    busy: () => '等待处理的规划过多，请 1 秒后重试。',
    internal: ({ requestId }) => `服务器内部出错。反馈问题时请提供请求 ID ${requestId}。`,
    refused: ({ reason }) => `请求被拒绝${reason === '' ? '' : `：${reason}`}。`,
    methodNotAllowed: ({ path, method, allowed }) => `${path} 不支持 ${method} 方法，支持的方法为 ${allowed.join('、')}。`,
    notFound: ({ path }) => `${path} 不存在。API 的说明见 /api/v1/openapi.json。`,
    unknownLanguage: ({ language, known }) => `不支持语言 ${quote(language)}，支持的语言为 ${known.join('、')}。`,
    unknownExample: ({ id }) => `示例 ${quote(id)} 不存在。可通过 GET /api/v1/examples 查询所有示例。`,
    unknownMistake: ({ id }) => `错误规划 ${quote(id)} 不存在。可通过 GET /api/v1/mistakes 查询所有错误规划。`,
    unknownFinding: ({ rule, path }) => `该规划在 ${quote(path)} 处没有检查结果 ${quote(rule)}。可通过 POST /api/v1/validate 查询其检查结果。`,
    invalidPlan: ({ errors }) => `该规划有 ${errors} 个错误，其位置、原因和修改建议见 findings。`,
    noMediaType: () => '请求体必须为 application/json，但请求未声明媒体类型。',
    wrongMediaType: ({ type }) => `请求体必须为 application/json，实际为 ${quote(type)}。`,
    wrongCharset: ({ charset }) => `请求体必须采用 UTF-8 编码，实际为 ${quote(charset)}。`,
    compressed: ({ encoding }) => `请求体不能压缩，实际的 Content-Encoding 为 ${quote(encoding)}。`,
    tooLarge: ({ most }) => `请求体超过 ${most} 字节的上限。`,
    notUtf8: () => '请求体不是 JSON：编码不是 UTF-8。',
    notJson: ({ reason }) => `请求体不是 JSON：${reason}。`,
    tooDeep: ({ most }) => `请求体的嵌套超过 ${most} 层的上限。`,
    protoKey: ({ where }) => `"__proto__" 不能用作键，但 ${where === '' ? '请求体' : quote(where)} 中含有该键。`,
    repeatedKey: ({ key, where }) => `键 ${quote(key)} 在 ${where === '' ? '请求体' : quote(where)} 中重复出现。`,
    notPlanBody: () => '请求体必须是 JSON 对象，且只含一个字段 "plan"，其值为规划文档。',
    notFixesBody: () => '请求体必须是 JSON 对象，且含有字段 "plan"、"rule" 和 "path"：规划文档，以及其中一条检查结果的规则和路径。',
  },
};
