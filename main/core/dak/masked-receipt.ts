import type { ReceiptTable } from '../db/receipt-tables.ts';

/** A receipt as somebody may see it; of a hidden one the diary shows number, day and grading, and where it lies. */
export type ShownReceipt = ReceiptTable & { readonly hidden: boolean };

/** A graded receipt for those who may not see what it is about (domain.md row 5): nothing that was written of it is left. */
export function maskedReceipt(receipt: ReceiptTable): ShownReceipt {
  return {
    ...receipt,
    hidden: true,
    tracking_code: '',
    letter_number: '',
    letter_key: '',
    letter_date: null,
    sender_name: '',
    sender_designation: '',
    sender_organisation: '',
    sender_address: '',
    sender_city: '',
    sender_email: '',
    sender_mobile: '',
    sender_type: '',
    sender_ministry: '',
    sender_department: '',
    sender_address2: '',
    sender_postcode: '',
    sender_state: '',
    sender_country: '',
    sender_key: '',
    subject: '',
    subject_key: '',
    enclosures: 0,
    enclosures_missing: 0,
    missing_enclosures: '',
    category_id: null,
    subcategory_id: null,
    vip: 0,
    remarks: '',
    disposal: '',
  };
}
