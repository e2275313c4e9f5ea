using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>
/// A stand-in of Azure AI Search, as far as its documentation of api-version 2023-11-01 says: indexes, documents and searches over the
/// REST API, and 400 for whatever is not in the published grammars. It answers in this process, below the client's HTTP pipeline.
/// </summary>
public sealed partial class StandInSearchService : HttpMessageHandler
{
    public const string Key = "stand-in-key";

    private readonly ConcurrentDictionary<string, StandInIndex> _indexes = new();
    private readonly Lock _one = new();

    /// <summary>A status instead of an answer, by method and path; null for none.</summary>
    public Func<string, string, int?> Trouble { get; set; } = (_, _) => null;

    /// <summary>A status instead of writing a document, by its key; null for none.</summary>
    public Func<string, int?> DocumentTrouble { get; set; } = _ => null;

    /// <summary>Requests so far: method, path, body.</summary>
    public ConcurrentQueue<(string Method, string Path, string Body)> Requests { get; } = [];

    public IReadOnlyDictionary<string, StandInIndex> Indexes => _indexes;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var (method, path) = (request.Method.Method, Uri.UnescapeDataString(request.RequestUri!.AbsolutePath));
        Requests.Enqueue((method, path, Encoding.UTF8.GetString(body)));
        try
        {
            IndexSchema.Refuse(!request.RequestUri.Query.Contains("api-version=2023-11-01", StringComparison.Ordinal), "The api-version query parameter must be 2023-11-01.");
            if (!request.Headers.TryGetValues("api-key", out var keys) || keys.Single() != Key)
            {
                throw new RefusalException("Access denied.", 403);
            }

            IndexSchema.Refuse(body.Length > 16 << 20, "A request takes 16 MB.");
            if (Trouble(method, path) is { } status)
            {
                throw new RefusalException("The stand-in was told to have trouble.", status);
            }

            lock (_one)
            {
                return Answer(method, path, body);
            }
        }
        catch (RefusalException refusal)
        {
            return Json(refusal.Status, new JsonObject { ["error"] = new JsonObject { ["code"] = "", ["message"] = refusal.Message } });
        }
    }

    private HttpResponseMessage Answer(string method, string path, byte[] body)
    {
        var route = Route().Match(path);
        IndexSchema.Refuse(!route.Success, $"No resource at '{path}'.");
        var (name, rest) = (route.Groups["name"].Value, route.Groups["rest"].Value);
        if (method == "PUT" && rest == "")
        {
            var schema = new IndexSchema(JsonDocument.Parse(body).RootElement);
            IndexSchema.Refuse(schema.Name != name, "The index's name is not that of its address.");
            var isThere = _indexes.TryGetValue(name, out var old);
            old?.Update(schema);
            _indexes.TryAdd(name, new StandInIndex(schema));
            return Json(isThere ? 200 : 201, JsonNode.Parse(body)!);
        }

        if (!_indexes.TryGetValue(name, out var index))
        {
            throw new RefusalException($"No index with the name '{name}' was found in the service.", 404);
        }

        switch (method, rest)
        {
            case ("DELETE", ""):
                _indexes.TryRemove(name, out _);
                return new HttpResponseMessage(HttpStatusCode.NoContent);
            case ("GET", "docs/$count"):
                return Json(200, JsonValue.Create(index.Count));
            case ("GET", ['d', 'o', 'c', 's', '(', '\'', .. var key, '\'', ')']):
                return index.Find(key) is { } document ? Json(200, document) : throw new RefusalException("No such document.", 404);
            case ("POST", "docs/search.post.search" or "docs/search"):
                return Json(200, index.Search(JsonDocument.Parse(body).RootElement));
            case ("POST", "docs/search.index" or "docs/index"):
                var results = index.Write(JsonDocument.Parse(body).RootElement, DocumentTrouble);
                return Json(results.All(result => (bool)result!["status"]!) ? 200 : 207, new JsonObject { ["value"] = results });
            default:
                throw new RefusalException($"The stand-in has no {method} {rest}.", 405);
        }
    }

    private static HttpResponseMessage Json(int status, JsonNode json)
        => new((HttpStatusCode)status) { Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json") };

    [GeneratedRegex(@"^/indexes(\('(?<name>[^']+)'\)|/(?<name>[^/]+))(/(?<rest>.+))?$")]
    private static partial Regex Route();
}
