/** The way of a lead. Every lead is at least a `lead`; `lost` ends it. */
export const LEAD_STAGES = ['lead', 'mql', 'sql', 'opportunity', 'customer', 'lost'] as const;
export type LeadStage = (typeof LEAD_STAGES)[number];

/** Words of other systems for the stages; compared folded (lib/standardize/fold-text.ts). */
export const STAGE_WORDS: Readonly<Record<LeadStage, string>> = {
  lead: 'lead|new|new lead|open|raw|subscriber|inquiry|enquiry|prospect|uncontacted|not contacted|open not contacted|created|incoming|unqualified lead|did not connect|no answer|callback|cold|hello|pending|nuevo|nouveau|neu|contactado|线索|新线索|新建|未跟进|待跟进|未联系|潜在客户|潜客|新客户|待分配|待联系',
  mql: 'mql|marketing qualified|marketing qualified lead|engaged|nurture|nurturing|warm|contacted|attempted contact|in contact|connected|working|working contacted|follow up|kontaktiert|contacté|contacte|市场合格线索|市场认可|跟进中|已联系|已跟进|意向|有意向|培育中|温',
  sql: 'sql|sales qualified|sales qualified lead|sales accepted|sal|qualified|hot|demo|demo scheduled|meeting|meeting scheduled|meeting booked|interested|good lead|good lead follow up|qualifiziert|qualifié|cualificado|销售合格线索|销售认可|合格|高意向|已约见|热|已预约|有效线索',
  opportunity:
    'opportunity|opp|proposal|proposal sent|quote|quote sent|quoted|negotiation|negotiating|contract|contract sent|in negotiation|angebot|proposition|oportunidad|opportunité|商机|报价|已报价|谈判|谈判中|方案|合同|机会',
  customer:
    'customer|won|closed won|closed converted|converted|client|sale|sold|deal won|deal|evangelist|paying|active customer|signed|purchase|purchased|kunde|gewonnen|gagné|ganado|cliente|客户|成交|已成交|赢单|已签约|签约|已转化|成单|已购买|成交客户',
  lost: 'lost|closed lost|closed not converted|dead|disqualified|unqualified|not interested|bad lead|junk|junk lead|rejected|spam|duplicate|wrong number|invalid|abandoned|churned|other lost|verloren|perdu|perdido|输单|丢单|流失|已流失|无效|无效线索|失败|放弃|无意向|已关闭|战败',
};
