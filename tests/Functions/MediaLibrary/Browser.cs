using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ServerlessDam.Functions.Tests.MediaLibrary;

/// <summary>What a page of ours does in a browser: it keeps the cookie and sends the token along.</summary>
public sealed class Browser(RunningLibrary library)
{
    public string? Cookie { get; set; }

    public string? CsrfToken { get; set; }

    public Task<LibraryAnswer> GetAsync(string path, string? etag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (etag is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(etag));
        }

        return SendAsync(request);
    }

    public Task<LibraryAnswer> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public Task<LibraryAnswer> SendAsync(HttpMethod method, string path, object? body = null)
        => SendAsync(new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) });

    /// <summary>A file's bytes, or those of a chunk.</summary>
    public Task<LibraryAnswer> UploadAsync(string name, byte[] bytes, string? folder = null, string? id = null, string? range = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "upload") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("X-File-Name", Uri.EscapeDataString(name));
        if (folder is not null)
        {
            request.Headers.Add("X-Asset-Folder", Uri.EscapeDataString(folder));
        }

        if (id is not null)
        {
            request.Headers.Add("X-Unique-Upload-Id", id);
            request.Content.Headers.TryAddWithoutValidation("Content-Range", range);
        }

        return SendAsync(request);
    }

    /// <summary>A call to the API by its path below <c>/library/api/</c>.</summary>
    public async Task<LibraryAnswer> SendAsync(HttpRequestMessage request)
    {
        request.RequestUri = new Uri(library.Address, "/library/api/" + request.RequestUri);
        if (Cookie is not null)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        if (CsrfToken is not null)
        {
            request.Headers.Add("X-Dam-Csrf", CsrfToken);
        }

        using var response = await library.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answer = new LibraryAnswer(response.StatusCode, text, text.StartsWith('{') ? JsonElement.Parse(text) : default, response);
        if (answer.Header("Set-Cookie") is { } cookie)
        {
            Cookie = cookie.Split(';')[0];
        }

        if (answer.Status == HttpStatusCode.OK && answer.Body.TryGetProperty("csrfToken", out var token))
        {
            CsrfToken = token.GetString();
        }

        return answer;
    }
}

/// <summary>An answer of the Media Library's API, read whole.</summary>
public sealed record LibraryAnswer(HttpStatusCode Status, string Text, JsonElement Body, HttpResponseMessage Response)
{
    public string Error => Body.GetProperty("error").GetProperty("message").GetString()!;

    public string? Header(string name) => Response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    public string String(string name) => Body.GetProperty(name).GetString()!;
}
