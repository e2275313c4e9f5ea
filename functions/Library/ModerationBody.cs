using System.Text.Json.Nodes;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;

namespace ServerlessDam.Functions.Library;

/// <summary>What became of an asset's moderations, in the wire's words.</summary>
internal static class ModerationBody
{
    public static JsonArray Entries(Asset asset) => new([.. asset.Moderation.Select(Entry)]);

    /// <summary>Every decision that is kept, oldest first. Of our own.</summary>
    public static JsonArray History(Asset asset) => new([.. asset.ModerationHistory.Select(Decision)]);

    public static string Text(ModerationStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>What an engine went by: those of the kind <c>duplicate</c> name assets, the others labels with a confidence in percent.</summary>
    public static JsonNode Response(string kind, IReadOnlyList<ModerationReason> reasons) => kind == "duplicate"
        ? new JsonArray([.. reasons.Select(reason => new JsonObject { ["public_id"] = reason.Name, ["confidence"] = reason.Confidence })])
        : new JsonObject
        {
            ["moderation_labels"] = new JsonArray([.. reasons.Select(reason => new JsonObject
            {
                ["confidence"] = Math.Round(reason.Confidence * 100, 2),
                ["name"] = reason.Name,
                ["parent_name"] = "",
            })]),
        };

    private static JsonObject Entry(ModerationEntry entry)
    {
        var body = new JsonObject { ["kind"] = entry.Kind, ["status"] = Text(entry.Status), ["updated_at"] = StatedBody.Text(entry.UpdatedAt) };
        if (entry.Reasons is { } reasons)
        {
            body["response"] = Response(entry.Kind, reasons);
        }

        if (entry.Note is { } note)
        {
            body["message"] = note;
        }

        return body;
    }

    private static JsonObject Decision(ModerationDecision decision) => new()
    {
        ["kind"] = decision.Kind,
        ["from"] = decision.From is { } from ? Text(from) : null,
        ["to"] = Text(decision.To),
        ["at"] = StatedBody.Text(decision.At),
        ["by"] = new JsonObject { ["kind"] = decision.By.Kind.ToString().ToLowerInvariant(), ["id"] = decision.By.Id },
        ["version"] = decision.Version,
        ["reason"] = decision.Why,
        ["overrides"] = decision.Overrides,
        ["response"] = decision.Reasons is { } reasons ? Response(decision.Kind, reasons) : null,
    };
}
