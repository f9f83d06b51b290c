/** Ways in which headers name what Larder knows, per concept; folded (fold-header.ts) on loading, so case, accents, `_` and blanks do not matter. */
export const HEADER_SYNONYMS: Readonly<Record<string, string>> = {
  given_name:
    'first name|given name|forename|fname|first|christian name|vorname|rufname|prénom|prenom|nombre de pila|förnamn|nome|voornaam|名|given',
  middle_name: 'middle name|second name|second first name|middle initial|mname|zweiter vorname|deuxième prénom|segundo nombre',
  family_name:
    'last name|surname|family name|lname|last|second last name|nachname|familienname|nom de famille|apellido|apellidos|efternamn|achternaam|cognome|姓|姓氏|family',
  full_name:
    'name|full name|fullname|contact name|customer name|client name|person name|contact|customer|client|display name|member name|user name|recipient|ship to name|billing name|shipping name|姓名|名字|名称|客户名称|客户姓名|客户名|用户姓名|用户名|会员姓名|会员名称|联系人|联系人姓名|收货人|收件人|顾客|顾客姓名|nom|nom complet|nombre|nombre completo|namn|vollständiger name|kundenname|kunde|nome completo',
  email:
    'email|e mail|mail|email address|e mail address|mail address|emailaddress|email id|e mail adresse|email adresse|mailadresse|adresse email|adresse e mail|courriel|correo|correo electrónico|correo electronico|e post|epost|e postadress|邮箱|电子邮箱|电子邮件|邮件|邮箱地址|邮件地址|电邮|primary email|personal email|subscriber|email phone|email or phone|phone email|contact info|contact details|email value|e mail value',
  phone:
    'phone|phone number|telephone|telephone number|tel|mobile|mobile phone|mobile number|cell|cell phone|cellphone|phone no|mobile no|contact number|whatsapp|whatsapp number|telefon|telefonnummer|handy|handynummer|mobil|mobilnummer|rufnummer|téléphone|telephone portable|portable|teléfono|telefono|móvil|movil|celular|手机|手机号|手机号码|电话|电话号码|联系电话|联系方式|移动电话|座机|personal phone|home phone|phone value',
  company_phone: 'company phone|company phone number|office phone|work phone|business phone|公司电话|办公电话',
  birth_date:
    'birth date|birthdate|birthday|date of birth|dob|d o b|born|birth|geburtsdatum|geburtstag|geb datum|date de naissance|naissance|fecha de nacimiento|nacimiento|födelsedatum|生日|出生日期|出生年月|出生年月日',
  gender: 'gender|sex|geschlecht|sexe|genre|sexo|género|kön|性别',
  external_id:
    'customer id|customerid|customer no|customer number|customer code|client id|client number|user id|userid|member id|member no|member number|membership number|account id|account number|shopper id|buyer id|loyalty id|person id|客户id|客户编号|客户号|客户代码|会员id|会员号|会员编号|会员卡号|用户id|用户编号|kundennummer|kunden nr|kundennr|kunden id|numéro client|numero client|id client|número de cliente|id cliente|external id|crm id|customer key|cust id',
  national_id:
    'ssn|social security number|soc sec id|national id|national insurance number|nino|passport|passport number|id card|身份证|身份证号|身份证号码|personnummer|dni|nif|personalausweis',
  company:
    'company|company name|organization|organisation|organization name|employer|business name|account name|firma|firmenname|unternehmen|société|entreprise|empresa|företag|公司|公司名称|单位|单位名称|企业|企业名称|工作单位|default address company',
  job_title: 'job title|title|position|role|function|berufsbezeichnung|titre|poste|cargo|puesto|职位|职务|头衔|岗位',
  occupation: 'occupation|profession|job|beruf|métier|ocupación|profesión|职业|行业',
  house_number: 'house number|house no|street number|street no|hausnummer|haus nr|numéro de rue|numero|门牌号',
  street:
    'street|address|street address|address 1|address1|address line 1|address line1|addr|mailing address|home address|postal address|street name|straße|strasse|adresse|anschrift|rue|dirección|direccion|calle|adress|地址|详细地址|街道|住址|家庭地址|收货地址|通讯地址',
  address_line2: 'address 2|address2|address line 2|address line2|apt|apartment|suite|unit|adresszusatz|complément d adresse|地址2',
  city: 'city|town|suburb|locality|city name|stadt|ort|wohnort|ville|ciudad|población|ort stadt|stad|市|城市|所在城市|城市名称',
  state:
    'state|province|state province|state or province|bundesland|kanton|provincia|estado|省|省份|省自治区|所在省份|省市|province code|state code',
  postal_code:
    'zip|zip code|zipcode|postal code|postcode|post code|postalcode|postal|plz|postleitzahl|code postal|código postal|codigo postal|cp|postnummer|邮编|邮政编码|邮码|zip code prefix',
  country: 'country|country name|nation|country region|country code|land|pays|país|pais|国家|国别|国家地区|所在国家|国籍',
  county: 'county|region|market|area|district|territory|地区|区域|大区|区|区县',
  language: 'language|locale|preferred language|lang|sprache|langue|idioma|语言|语种',
  website: 'website|web|url|web site|homepage|company website|company url|webseite|site web|sitio web|网站|网址|主页|官网',
  row_id:
    'id|row id|record id|rec id|unique id|contact id|entry id|response id|respondent id|line id|row number|row no|seq|uuid|guid|event id|transaction line id|行id|行号|序号|编号|记录id|respuesta id|lfd nr',
  session_id: 'session id|visit id|session|会话id',
  order_id:
    'order id|order no|order number|order|invoice|invoice no|invoice number|invoice id|transaction id|receipt no|receipt number|bestellnummer|auftragsnummer|rechnungsnummer|numéro de commande|numero de commande|número de pedido|pedido|订单id|订单号|订单编号|发票号|交易号|流水号|交易编号',
  product:
    'product|product name|item|item name|description|product title|product description|artikel|produkt|article|produit|producto|商品|商品名称|产品|产品名称|品名|物品|lineitem name',
  product_code:
    'stock code|sku|product id|product code|item id|item code|product sku|artikelnummer|产品id|商品id|商品编号|产品编号|货号|lineitem sku',
  category:
    'category|product category|item category|product type|kategorie|warengruppe|catégorie|categoría|类别|品类|商品类别|产品类别|分类|商品分类',
  subcategory: 'subcategory|sub category|子类别|二级分类',
  quantity: 'quantity|qty|units|count|quantity ordered|menge|anzahl|quantité|cantidad|数量|件数|购买数量|lineitem quantity',
  price:
    'price|unit price|price per unit|item price|einzelpreis|preis|stückpreis|prix|prix unitaire|precio|precio unitario|单价|价格|lineitem price',
  amount:
    'amount|total|total amount|order total|sales|sales amount|revenue|line total|net amount|gross amount|order value|subtotal|grand total|betrag|umsatz|summe|gesamtbetrag|montant|chiffre d affaires|importe|monto|金额|销售额|总额|订单金额|总金额|实付金额|成交金额|支付金额',
  currency: 'currency|currency code|währung|devise|moneda|币种|货币',
  time: 'date|time|datetime|date time|timestamp|order date|invoice date|ordered at|order time|ordered|purchase date|purchased at|transaction date|event time|event date|occurred at|started at|start time|session start|converted at|conversion time|visit time|date day|day|week|week from|week start|month|datum|zeitpunkt|bestelldatum|date de commande|fecha|fecha de pedido|日期|时间|订单日期|下单时间|下单日期|交易时间|交易日期|购买时间|购买日期|支付时间|发生时间|投放日期',
  submitted:
    'submitted at|submitted|submission date|completed at|response date|submit time|answered at|提交时间|填写时间|答题时间|提交答卷时间',
  created:
    'created|created at|created time|create date|created date|creation date|date created|date added|added|signup date|sign up date|signed up|signed up at|registered|registered at|registration date|first contact date|first contact|first seen|joined|join date|inquiry date|enquiry date|lead date|anmeldedatum|erstellt|erstellt am|angelegt am|date de création|date d inscription|fecha de alta|fecha de creación|注册时间|注册日期|创建时间|创建日期|留资时间|首次接触|录入时间|线索时间',
  event_type: 'event|event type|event name|action|activity|activity type|事件|事件类型|事件名称|行为|行为类型',
  lead_id: 'lead id|mql id|lead no|lead number|opportunity id|deal id|inquiry id|prospect id|线索id|线索编号|商机id|商机编号|潜客id',
  lead_stage:
    'stage|lead status|lead stage|deal stage|pipeline stage|sales stage|opportunity stage|funnel stage|阶段|线索状态|线索阶段|销售阶段|商机阶段|跟进状态|跟进阶段',
  lifecycle: 'lifecycle stage|lifecycle|status|statut|estado lead|状态|客户状态|生命周期',
  stage_time:
    'stage changed|stage changed at|stage date|stage time|status date|status changed|stage updated|last stage change|阶段时间|阶段变更时间|状态时间|状态更新时间',
  won_time:
    'won date|won at|close date|closed date|closed at|won time|deal closed|conversion date|成交时间|成交日期|签约日期|签约时间|赢单时间|赢单日期',
  lead_source: 'lead source|lead origin|线索来源|商机来源',
  channel:
    'channel|source|origin|utm source|traffic source|acquisition channel|acquisition source|marketing channel|platform|channel name|media source|kanal|quelle|herkunft|canal|origine|origen|fuente|渠道|来源|渠道名称|来源渠道|投放渠道|推广渠道|平台|获客渠道|媒体',
  medium: 'utm medium|medium|媒介',
  campaign:
    'campaign|campaign name|utm campaign|campaign id|kampagne|kampagnenname|campagne|campaña|活动|活动名称|营销活动|广告系列|广告计划|推广计划|推广活动|计划名称',
  lead_form: 'form name|form|ad name|ad set name|ad id|form id|gclid|fbclid|表单|表单名称|广告名称',
  lead_value:
    'deal value|lead value|value|expected revenue|opportunity value|opportunity amount|deal amount|estimated value|contract value|预计金额|商机金额|合同金额|签约金额',
  spend:
    'spend|cost|ad spend|amount spent|media cost|spent|costs|budget spent|marketing spend|kosten|ausgaben|werbekosten|dépense|dépenses|coût|gasto|inversión|花费|消耗|费用|广告费|广告花费|投放费用|投放金额|成本',
  impressions: 'impressions|impr|views|impressionen|impresiones|展示|展示量|曝光|曝光量|展现量',
  clicks: 'clicks|link clicks|klicks|clics|clic|点击|点击量|点击数|点击次数',
  consent_purpose: 'purpose|consent purpose|consent type|processing purpose|zweck|finalité|用途|同意用途|授权用途',
  consent_channel: 'consent channel|contact channel|preferred channel|communication channel|授权渠道',
  consent_status:
    'consent|consent status|consent given|gdpr consent|privacy consent|consented|agreed|opt in status|subscription status|subscription|einwilligung|consentement|consentimiento|同意|授权状态|是否同意|同意状态|订阅状态',
  consent_time:
    'consent date|consent time|consent at|consented at|opt in date|optin time|opt in time|opted in at|confirm time|subscribed at|subscribed on|einwilligung am|einwilligungsdatum|同意时间|授权时间|订阅时间',
  consent_proof:
    'proof|consent proof|consent text|consent source|ip address|ip|optin ip|consent ip|wording|nachweis|evidence|同意文本|授权凭证',
  email_consent:
    'email consent|email opt in|email optin|email marketing|accepts email marketing|accepts marketing|accepts email|newsletter|newsletter opt in|newsletter consent|marketing consent|marketing opt in|marketing email|opt in|optin|opted in|subscribed|email status|email permission|email subscription|newsletter ja|邮件订阅|邮件同意|是否订阅|订阅邮件|营销同意',
  sms_consent: 'sms consent|sms opt in|sms optin|accepts sms marketing|accepts sms|sms marketing|sms status|text consent|短信同意|短信订阅',
  phone_consent: 'phone consent|phone opt in|call consent|calls allowed|telephone consent|phone marketing|phone status|电话同意|允许致电',
  recommend: 'nps|nps score',
};

/** Words before the real name of a column that say whose or which it is. */
export const HEADER_PREFIXES =
  'what s your|what is your|please enter your|enter your|your|my|customer|client|contact|employee|personal|company|billing|shipping|default address|default|primary|main|lead|member|user|buyer|guest|person|work|home|business|seller|subscriber|participant|respondent|delivery|ihre|ihr|votre|su|tu|客户|用户|会员|联系人|收货|您的|你的|顾客';
