import { useNavigate } from "react-router";
import { getDistributor, registerDistributor } from "../../../../shared/contracts/distributors.ts";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Form } from "antd";
import type { FormInstance } from "antd";
import { SendForm } from "../../parts/form.tsx";
import { Page } from "../../parts/page.tsx";
import "./distributors.css";
import { DistributorFormFields } from "./fields.tsx";
import { distributors } from "./texts.ts";
import { blankIn, editOf, type Values } from "./values.ts";

/** The account of the chosen one stands in a field of its own when the form is sent. */
const SharedEntity = ({ form }: { form: FormInstance<Values & { entityId?: string }> }) => {
  const distributorId: string = Form.useWatch("sharesWith", form) ?? "";
  const one = useAsk(getDistributor, { params: { distributorId } }, distributorId !== "");
  const entityId = distributorId ? one.data?.entityId : undefined;
  if (form.getFieldValue("entityId") !== entityId) form.setFieldValue("entityId", entityId);
  return <Form.Item name="entityId" hidden noStyle rules={[{ required: distributorId !== "" }]} />;
};
const NewDistributor = () => {
  const say = useTexts(distributors);
  const go = useNavigate();
  return (
    <Page title={say("create")} back="/distributors">
      <SendForm<typeof registerDistributor, Values & { entityId?: string }>
        name="distributor/new"
        contract={registerDistributor}
        initial={blankIn(say("home"))}
        asked={({ entityId, ...values }) => ({ body: { ...editOf(values), ...(entityId && { entityId }) } })}
        done={({ id }) => void go(`/distributors/${id}`)}
        onCancel={() => void go("/distributors")}
      >
        {(form) => (
          <>
            <DistributorFormFields made={false} />
            <SharedEntity form={form} />
          </>
        )}
      </SendForm>
    </Page>
  );
};
export default NewDistributor;
