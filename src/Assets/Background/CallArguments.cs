using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Background;

/// <summary>A call that waits for its turn: all of it but the file's bytes.</summary>
/// <param name="ResourceType">As the route names it; null leaves it to the content.</param>
/// <param name="Url">Where the file is fetched from when its turn comes; null when it is staged already, or there is none.</param>
/// <param name="MostBytes">The largest file that may be fetched.</param>
/// <param name="PublicId">Of an explicit call; null for an upload.</param>
/// <param name="CallerId">Who asked, for the record.</param>
/// <param name="CallerRole">What they may.</param>
internal sealed record CallArguments(
    IReadOnlyDictionary<string, string> Parameters,
    string? ResourceType,
    string? FileName,
    string? Url,
    long MostBytes,
    string? PublicId,
    bool IsUnsigned,
    string CallerId,
    Role CallerRole)
{
    /// <summary>Of all parameters together; a row holds that.</summary>
    private const int MostCharacters = 200_000;

    /// <summary>Who asked, as far as their rights are the same everywhere.</summary>
    [JsonIgnore]
    public Caller Caller => IsUnsigned
        ? Caller.System("unsigned upload")
        : Caller.User(CallerId, CredentialKind.Internal, CallerRole, FolderRights.Nothing);

    public static CallArguments From(string json)
        => JsonSerializer.Deserialize(json, CallJson.Default.CallArguments) ?? throw new InvalidOperationException("A batch has no arguments.");

    /// <exception cref="DamException">InvalidParameter: too much.</exception>
    public string ToJson()
    {
        var json = JsonSerializer.Serialize(this, CallJson.Default.CallArguments);
        return json.Length <= MostCharacters
            ? json
            : throw DamException.Invalid($"The parameters of an asynchronous call have {json.Length} characters, at most {MostCharacters}");
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CallArguments))]
internal sealed partial class CallJson : JsonSerializerContext;
