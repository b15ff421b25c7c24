import type { Distributor } from "../../../../shared/contracts/distributors.ts";
import { useTexts } from "../../app/texts.ts";
import { Section } from "../../parts/page.tsx";
import { distributors } from "./texts.ts";

export const Contacts = ({ one }: { one: Distributor }) => {
  const say = useTexts(distributors);
  return (
    <Section title={say("contacts")}>
      {one.contacts.length === 0 && <p className="quiet">{say("noContacts")}</p>}
      <ul className="plain-rows">
        {one.contacts.map(({ name, title, phone, email }, i) => (
          <li key={`${name} ${i}`}>
            <div>
              {name} {title && <span className="quiet small">{title}</span>}
            </div>
            <div className="row small">
              {phone && <a href={`tel:${phone}`}>{phone}</a>}
              {email && <a href={`mailto:${email}`}>{email}</a>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
};
export const Addresses = ({ one }: { one: Distributor }) => {
  const say = useTexts(distributors);
  return (
    <Section title={say("addresses")}>
      {one.addresses.length === 0 && <p className="quiet">{say("noAddresses")}</p>}
      <ul className="plain-rows">
        {one.addresses.map((to, i) => (
          <li key={`${to.street} ${i}`}>
            <div>{[to.province, to.city, to.street, to.postalCode].filter(Boolean).join(" ")}</div>
            <div className="quiet small">{[to.label, to.receiver, to.phone].filter(Boolean).join(" · ")}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
};
