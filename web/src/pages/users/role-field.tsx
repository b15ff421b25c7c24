import { Form, Select } from "antd";
import { distributorRoles, hqRoles } from "../../../../shared/contracts/contract.ts";
import { useTexts } from "../../app/texts.ts";
import { words } from "../../app/words.ts";
import { users } from "./texts.ts";

/** The roles that fit the organisation, each with what it may do. */
export const RoleField = ({ hq }: { hq: boolean }) => {
  const say = useTexts(users);
  const word = useTexts(words);
  return (
    <Form.Item name="role" label={say("role")} rules={[{ required: true, message: word("required") }]}>
      <Select
        options={(hq ? hqRoles : distributorRoles).map((value) => ({ value, label: word(`role.${value}`) }))}
        optionRender={({ value, label }) => (
          <span className="hit">
            <span>{label}</span>
            <small style={{ whiteSpace: "normal" }}>{say(`does.${value as "buyer"}`)}</small>
          </span>
        )}
      />
    </Form.Item>
  );
};
