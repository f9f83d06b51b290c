/** Names before the @ that stand for a desk and not for a person. */
export const ROLE_MAILBOXES: readonly string[] = [
  ...['abuse', 'accounting', 'accounts', 'admin', 'administrator', 'billing', 'bookings', 'careers', 'contact', 'customerservice'],
  ...['enquiries', 'enquiry', 'finance', 'hello', 'help', 'helpdesk', 'hr', 'info', 'information', 'invoices', 'jobs', 'kontakt', 'mail'],
  ...[
    'mailbox',
    'marketing',
    'news',
    'newsletter',
    'no-reply',
    'noreply',
    'office',
    'order',
    'orders',
    'postmaster',
    'press',
    'purchasing',
  ],
  ...['reception', 'reservations', 'returns', 'sales', 'service', 'shop', 'store', 'subscribe', 'support', 'team', 'webmaster', 'welcome'],
];
