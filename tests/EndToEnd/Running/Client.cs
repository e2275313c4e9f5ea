using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ServerlessDam.EndToEnd.Running;

/// <summary>A plain HTTP client of an app, with Basic credentials: for what happens around a request rather than in it.</summary>
internal sealed class Client(RunningApp app) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = app.Http, Timeout = TimeSpan.FromMinutes(5) };

    public async Task<JsonNode> UploadAsync(string resourceType, string fileName, byte[] bytes, CancellationToken cancellationToken)
    {
        using var response = await TryUploadAsync(resourceType, fileName, bytes, null, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>An upload, however it ends. Disposal is the caller's.</summary>
    public async Task<HttpResponseMessage> TryUploadAsync(
        string resourceType, string fileName, byte[] bytes, string? publicId, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", fileName } };
        if (publicId is not null)
            form.Add(new StringContent(publicId), "public_id");
        using var request = Authorized(HttpMethod.Post, $"{resourceType}/upload");
        request.Content = form;
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>A call, however it ends. Disposal is the caller's.</summary>
    public async Task<HttpResponseMessage> TryGetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Authorized(HttpMethod.Get, path);
        return await http.SendAsync(request, cancellationToken);
    }

    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await TryGetAsync(path, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    public async Task<JsonNode> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var request = Authorized(HttpMethod.Post, path);
        request.Content = new FormUrlEncodedContent(fields);
        using var response = await http.SendAsync(request, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    public Task<HttpResponseMessage> DeliverAsync(string tail, CancellationToken cancellationToken)
        => http.GetAsync(new Uri($"/{app.CloudName}/{tail}", UriKind.Relative), cancellationToken);

    /// <summary>What <c>/health</c> counts, by name.</summary>
    public async Task<JsonNode> CountersAsync(CancellationToken cancellationToken)
        => JsonNode.Parse(await http.GetStringAsync(new Uri("/health", UriKind.Relative), cancellationToken))!["counters"]!;

    public Task<HttpResponseMessage> HealthAsync(CancellationToken cancellationToken) => http.GetAsync(new Uri("/health", UriKind.Relative), cancellationToken);

    /// <summary>Every asset of a resource type, page by page, but the picture that a library begins with.</summary>
    public async Task<IReadOnlyList<JsonNode>> ListAsync(string resourceType, CancellationToken cancellationToken)
    {
        var all = new List<JsonNode>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await GetAsync($"resources/{resourceType}?max_results=500{cursor}", cancellationToken);
            all.AddRange(page["resources"]!.AsArray().Select(asset => asset!).Where(asset => (string?)asset["public_id"] != "sample"));
            cursor = (string?)page["next_cursor"] is { } next ? $"&next_cursor={Uri.EscapeDataString(next)}" : null;
        }

        return all;
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Authorized(HttpMethod method, string path)
    {
        var credentials = app.Credentials;
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials["api_key"]}:{credentials["api_secret"]}"));
        return new HttpRequestMessage(method, $"/v1_1/{app.CloudName}/{path}") { Headers = { Authorization = new AuthenticationHeaderValue("Basic", basic) } };
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {body}");
        return JsonNode.Parse(body)!;
    }
}
