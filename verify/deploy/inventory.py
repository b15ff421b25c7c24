"""Prints everything an account holds, kind by kind, as JSON. Standard error of an unknown kind is a failure, not an empty list."""
import json
import botocore.session

session = botocore.session.get_session()


def every(service, operation, field, **asked):
    client = session.create_client(service)
    if client.can_paginate(operation):
        return client.get_paginator(operation).paginate(**asked).build_full_result().get(field, [])
    return getattr(client, operation)(**asked).get(field, [])


def named(*fields):
    return lambda item: " ".join(str(item[field]) for field in fields if field in item)


def plain(item):
    return item


def in_list(kind):
    client = session.create_client("cloudfront")
    listed = {
        "distributions": lambda: client.list_distributions()["DistributionList"],
        "functions": lambda: client.list_functions()["FunctionList"],
        "origin access": lambda: client.list_origin_access_controls()["OriginAccessControlList"],
        "response headers": lambda: client.list_response_headers_policies(Type="custom")["ResponseHeadersPolicyList"],
    }[kind]().get("Items", [])
    return [str(one.get("Id") or one.get("Name") or one["ResponseHeadersPolicy"]["Id"]) for one in listed]


alive = lambda stack: stack["StackStatus"] != "DELETE_COMPLETE"
kinds = {
    "stacks": [named("StackName", "StackStatus", "LastUpdatedTime")(s) for s in every("cloudformation", "list_stacks", "StackSummaries") if alive(s)],
    "tables": every("dynamodb", "list_tables", "TableNames"),
    "queues": every("sqs", "list_queues", "QueueUrls"),
    "topics": map(named("TopicArn"), every("sns", "list_topics", "Topics")),
    "buckets": map(named("Name"), every("s3", "list_buckets", "Buckets")),
    "functions": map(named("FunctionName", "CodeSha256", "LastModified"), every("lambda", "list_functions", "Functions")),
    "mappings": map(named("UUID"), every("lambda", "list_event_source_mappings", "EventSourceMappings")),
    "log groups": map(named("logGroupName"), every("logs", "describe_log_groups", "logGroups")),
    "metric filters": map(named("filterName"), every("logs", "describe_metric_filters", "metricFilters")),
    "roles": map(named("RoleName", "CreateDate"), every("iam", "list_roles", "Roles")),
    "policies": map(named("PolicyName"), every("iam", "list_policies", "Policies", Scope="Local")),
    "buses": map(named("Name"), every("events", "list_event_buses", "EventBuses")),
    "rules": [
        f"{bus['Name']} {rule['Name']}"
        for bus in every("events", "list_event_buses", "EventBuses")
        for rule in every("events", "list_rules", "Rules", EventBusName=bus["Name"])
    ],
    "schedule groups": map(named("Name"), every("scheduler", "list_schedule_groups", "ScheduleGroups")),
    "schedules": map(named("GroupName", "Name"), every("scheduler", "list_schedules", "Schedules")),
    "user pools": map(named("Id"), every("cognito-idp", "list_user_pools", "UserPools", PaginationConfig={"PageSize": 60})),
    "apis": map(named("ApiId"), every("apigatewayv2", "get_apis", "Items")),
    "alarms": map(named("AlarmName"), every("cloudwatch", "describe_alarms", "MetricAlarms")),
    "mail identities": map(named("IdentityName"), every("sesv2", "list_email_identities", "EmailIdentities")),
    "mail settings": map(str, every("sesv2", "list_configuration_sets", "ConfigurationSets")),
    "parameters": map(named("Name"), every("ssm", "describe_parameters", "Parameters")),
    "keys": [
        key["KeyId"]
        for key in every("kms", "list_keys", "Keys")
        if session.create_client("kms").describe_key(KeyId=key["KeyId"])["KeyMetadata"]["KeyState"] != "PendingDeletion"
    ],
    **{f"cloudfront {kind}": in_list(kind) for kind in ("distributions", "functions", "origin access", "response headers")},
}
print(json.dumps({kind: sorted(items) for kind, items in kinds.items()}))
