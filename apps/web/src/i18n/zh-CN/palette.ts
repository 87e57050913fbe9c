import type { palette as english, tour as englishTour } from '../en/palette.js';

/** Texts of the palette, the keys and the tour, in Simplified Chinese. */
export const palette: typeof english = {
  title: '查找',
  search: '查找',
  placeholder: '步骤、字段、规划、示例、规则……',
  nothing: '没有匹配的内容。请尝试步骤、字段、规则或示例名称中的词。',
  failed: '未能加载查找功能。服务器可能已停止，或网络连接已断开。',
  keysFailed: '未能加载键盘快捷键。服务器可能已停止，或网络连接已断开。',
  dismiss: '关闭',
  keys: '键盘快捷键',
  present: '演示模式（按 Escape 退出）',
  tour: '八站导览',
  new: '新建规划：{{provider}}',
  groups: { findings: '存在的问题', steps: '步骤', fields: '字段', actions: '操作', pages: '页面', plans: '您的规划', new: '新建规划', mistakes: '公开的错误', examples: '示例', rules: '规则', settings: '设置' },
  where: { everywhere: '所有页面', wizard: '规划中' },
  does: { palette: '查找', sheet: '本列表', present: '演示模式', home: '首页', rules: '规则', next: '下一步（在字段中）', before: '上一个步骤', after: '下一个步骤', nextFinding: '下一个错误或警告', undo: '撤销', redo: '重做', map: '地址图' },
};

/** The stops of the tour, in Simplified Chinese. */
export const tour: typeof englishTour = {
  next: '下一站',
  previous: '上一站',
  end: '完成',
  progress: '第 {{at}} 站，共 {{of}} 站',
  stops: {
    promise: { title: '输入时即拒绝', text: '这两个网段曾出现在真实的文档中。输入的同时，真实系统的规则就在检查：哪里有误、原因何在，以及一个已试过的解决办法。' },
    providers: { title: '四种系统', text: '各有自己的名称、默认值、限制和文件。一种系统的规划不会套用另一种系统的规则。' },
    mistakes: { title: '公开的错误', text: '来自文档、默认配置和测试的规划。打开后直接定位到被拒绝的值。' },
    refusal: { title: '错误、原因与解决办法', text: '逐位对照两个网段，“为什么？”给出来源，每个解决办法都已在这份规划上试过。字段旁保留撤销。' },
    map: { title: '每个网段各在其位', text: '自上而下按地址排列，各地址族用各自的颜色。重叠处以斜线标出，字段与图块相互点亮。' },
    carries: { title: '规划的容量', text: '这些网段可容纳多少节点，哪一项最先用尽，以及计算公式。' },
    flow: { title: '流量走向', text: '根据规划绘制，每个地址族一条通道。在何处中断，图中都会说明。' },
    files: { title: '按使用顺序排列的文件', text: '真实系统可接受的清单、一份指南，以及创建后执行的检查。一次下载。' },
  },
};
