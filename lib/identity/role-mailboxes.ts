const words = (text: string): readonly string[] => text.split(' ');

/** Names before the @ that stand for a desk and not for a person: English, then German, Spanish, French, Italian, Portuguese, Dutch, pinyin. */
export const ROLE_MAILBOXES: readonly string[] = [
  ...words('abuse accounting accounts admin administrator billing bookings careers contact customerservice customercare enquiries enquiry'),
  ...words('feedback finance hello help helpdesk hr info information inquiries invoice invoices jobs legal mail mailbox marketing news'),
  ...words(
    'newsletter no-reply noreply donotreply do-not-reply office order orders payments postmaster press privacy purchasing reception',
  ),
  ...words('recruiting reservations returns sales service shop store subscribe support team webmaster welcome'),
  ...words('anfrage anfragen bestellung bestellungen bewerbung buchhaltung einkauf empfang kontakt kundendienst kundenservice post presse'),
  ...words('rechnung rechnungen sekretariat verkauf vertrieb verwaltung zentrale'),
  ...words(
    'administracion atencion clientes compras contacto facturacion informacion pedidos prensa recepcion reservas soporte tienda ventas',
  ),
  ...words('accueil achats boutique commande commandes commercial comptabilite facturation reservation sav secretariat'),
  ...words('acquisti amministrazione contabilita contatti ordini segreteria vendite'),
  ...words('atendimento contato financeiro vendas'),
  ...words('administratie inkoop klantenservice verkoop'),
  ...words('bangongshi caiwu kefu renshi shichang xiaoshou yewu zhaopin'),
];
