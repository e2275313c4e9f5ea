namespace ServerlessDam.Assets.Metadata;

/// <summary>A rule, ready to apply.</summary>
internal sealed record ParsedRule(MetadataRule Rule, RuleCondition Condition, RuleResult Result)
{
    public static ParsedRule From(MetadataRule rule) => new(rule, RuleCondition.Parse(rule.Condition), RuleResult.Parse(rule.Result));

    public bool Mentions(string field) => Rule.MetadataFieldId == field || Condition.Fields.Contains(field);
}
