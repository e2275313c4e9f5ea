# The Functions host with the app and the programs that it runs for PDF, HEIC, JPEG XL, PSD and video, fonts, and the models that look
# at pictures; libvips comes with the app.
FROM node:22-slim AS native
COPY native /native
RUN npm ci --prefix /native --no-audit --no-fund

FROM node:22-slim AS web
COPY web /web
RUN npm ci --prefix /web --no-audit --no-fund && npm run build --prefix /web

FROM node:22-slim AS models
RUN apt-get update && apt-get install -y --no-install-recommends openssl
COPY native/models /models
RUN /models/fetch.sh /raw

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
COPY --from=native /native/node_modules native/node_modules
COPY --from=web /web/dist web/dist
RUN dotnet publish functions/ServerlessDam.Functions.csproj --configuration Release --runtime linux-x64 --no-self-contained \
    --output /app -p:OfficialPackages=true -p:BlobSource=EventGrid \
    && test -f /app/libvips.so.42 && test -f /app/wwwroot-library/index.html
# Where the app looks for them unless it is told otherwise.
COPY --from=models /raw /raw
RUN native/models/convert.sh /raw /app /app/models && cp LICENSE NOTICE /app/

FROM mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0
# What tools/install.sh installs for the app.
RUN apt-get update && apt-get install -y --no-install-recommends \
        poppler-utils libheif-examples libjxl-tools imagemagick woff2 duktape ffmpeg libwebp7 \
        tesseract-ocr tesseract-ocr-ara tesseract-ocr-bul tesseract-ocr-cat tesseract-ocr-ces tesseract-ocr-chi-sim tesseract-ocr-chi-tra \
        tesseract-ocr-dan tesseract-ocr-deu tesseract-ocr-ell tesseract-ocr-eng tesseract-ocr-est tesseract-ocr-fas tesseract-ocr-fin \
        tesseract-ocr-fra tesseract-ocr-heb tesseract-ocr-hin tesseract-ocr-hrv tesseract-ocr-hun tesseract-ocr-ind tesseract-ocr-ita \
        tesseract-ocr-jpn tesseract-ocr-kor tesseract-ocr-lav tesseract-ocr-lit tesseract-ocr-nld tesseract-ocr-nor tesseract-ocr-pol \
        tesseract-ocr-por tesseract-ocr-ron tesseract-ocr-rus tesseract-ocr-slk tesseract-ocr-slv tesseract-ocr-spa tesseract-ocr-srp \
        tesseract-ocr-swe tesseract-ocr-tha tesseract-ocr-tur tesseract-ocr-ukr tesseract-ocr-vie \
        fonts-bebas-neue fonts-cabin fonts-cantarell fonts-comfortaa fonts-comic-neue fonts-courier-prime fonts-crosextra-caladea \
        fonts-crosextra-carlito fonts-dancingscript fonts-dejavu-core fonts-dosis fonts-ebgaramond fonts-inconsolata fonts-inter \
        fonts-jetbrains-mono fonts-karla fonts-kaushanscript fonts-lato fonts-league-spartan fonts-lobstertwo fonts-manrope \
        fonts-noto-color-emoji fonts-noto-core fonts-oldstandard fonts-open-sans fonts-oxygen fonts-paratype fonts-play \
        fonts-quattrocento fonts-quicksand fonts-roboto-slab fonts-roboto-unhinted fonts-sora fonts-vollkorn fonts-wqy-microhei \
        fonts-yanone-kaffeesatz \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /home/site/wwwroot
ENV AzureWebJobsScriptRoot=/home/site/wwwroot \
    AzureFunctionsJobHost__Logging__Console__IsEnabled=true
