"""The document's example key is one intention; each generated request is another, or all but the first would be refused as its repetition."""
import itertools

import schemathesis

count = itertools.count()


@schemathesis.hook
def before_call(context, case, **kwargs):
    if case.headers and case.headers.get("Idempotency-Key") == "a-new-value-for-each-intention":
        case.headers["Idempotency-Key"] = f"intention-{next(count)}"
